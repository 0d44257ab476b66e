package io.weir.ingest.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.Fixtures;
import io.weir.ingest.error.InvalidArgument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleTest {
  @Test
  void parse_seedsRuleWithItsComment_isRead() {
    Rule rule = Rule.parse(Fixtures.seed("rule"), "test");

    assertThat(rule.name()).isEqualTo("s3_provider_rule");
    assertThat(rule.trigger()).isEqualTo(new Trigger.Onetime());
    assertThat(rule.enabled()).isTrue();
    assertThat(rule.event())
        .isEqualTo(
            Fixtures.json(
                """
                {"definition": {"name": "DiscoverAndQueuePdrs"}, "meta": {"triggerRule": "s3_provider_rule"},
                 "provider": "s3_provider", "collection": {"name": "MOD09GQ", "version": "006"},
                 "queueUrl": "<backgroundJobQueue_SQS_URL>"}
                """));
  }

  @Test
  void parse_slashesWithinATextOrAfterAnEscape_areNoComment() {
    Rule rule =
        Rule.parse(
            """
            {"name": "r", // "one"
             "workflow": "W", "rule": {"type": "onetime"},
             "queueUrl": "https://h/1/q", "meta": {"a": "\\"//", "b": "\\\\"} // end
            } // after""",
            "test");

    assertThat(rule.fields().text("queueUrl")).isEqualTo("https://h/1/q");
    assertThat(rule.fields().object("meta"))
        .isEqualTo(Fixtures.json("{\"a\":\"\\\"//\",\"b\":\"\\\\\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"r\", /* no */ \"a\": 1}",
        "{\"name\": 'r'}",
        "{\"a\": 1,}",
        "{\"a\": \"//",
        "//"
      })
  void parse_anyOtherLaxity_isNotJson(String text) {
    assertThatThrownBy(() -> Rule.parse(text, "rules/r.json"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("rules/r.json is not JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "rate(5 minutes)",
    "rate(1 hour)",
    "cron(0 12 * * ? *)",
  })
  void parse_scheduled_hasItsExpression(String expression) {
    assertThat(rule("{\"type\":\"scheduled\",\"value\":\"" + expression + "\"}").trigger())
        .isEqualTo(new Trigger.Scheduled(expression));
  }

  @Test
  void parse_sqs_hasItsQueue() {
    assertThat(rule("{\"type\":\"sqs\",\"value\":\"https://h/1/in\"}").trigger())
        .isEqualTo(new Trigger.Sqs("https://h/1/in"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"kinesis\",\"value\":\"s\"}|type must be onetime, scheduled or sqs, is 'kinesis'",
        "{}|type is missing",
        "{\"type\":\"scheduled\"}|value is missing",
        "{\"type\":\"scheduled\",\"value\":\"every day\"}|value must be rate(",
        "{\"type\":\"scheduled\",\"value\":\"rate(0 minutes)\"}|value must be rate(",
        "{\"type\":\"scheduled\",\"value\":\"cron(* * * * *)\"}|value must be rate(",
        "{\"type\":\"sqs\",\"value\":\"in\"}|value must be the URL of an SQS queue",
      })
  void parse_badTrigger_isNamedWithItsRule(String trigger, String expected) {
    assertThatThrownBy(() -> rule(trigger))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("rule 'r': ")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"workflow\":\"\"|rule 'r': workflow is missing",
        "\"workflow\":\"W\",\"state\":\"ON\"|rule 'r': state must be ENABLED or DISABLED, is 'ON'",
        "\"workflow\":\"W\",\"collection\":{\"name\":\"C\"}|rule 'r', collection: version is missing",
        "\"workflow\":\"W\",\"queueUrl\":5|rule 'r': queueUrl must be a text, is the number 5",
        "\"workflow\":\"W\",\"meta\":[]|rule 'r': meta must be an object, is an array",
      })
  void parse_badField_isNamedWithItsRule(String fields, String expected) {
    assertThatThrownBy(
            () ->
                Rule.parse("{\"name\":\"r\",\"rule\":{\"type\":\"onetime\"}," + fields + "}", "t"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith(expected);
  }

  @Test
  void parse_state_isEnabledUnlessDisabled() {
    assertThat(rule("{\"type\":\"onetime\"}").enabled()).isTrue();
    assertThat(
            Rule.parse(
                    "{\"name\":\"r\",\"workflow\":\"W\",\"state\":\"DISABLED\",\"rule\":{\"type\":\"onetime\"}}",
                    "t")
                .enabled())
        .isFalse();
  }

  @Test
  void event_changed_leavesTheRuleAlone() {
    Rule rule =
        Rule.parse(
            "{\"name\":\"r\",\"workflow\":\"W\",\"rule\":{\"type\":\"onetime\"},\"meta\":{\"a\":1}}",
            "test");

    rule.event().getAsJsonObject("meta").addProperty("more", 1);

    assertThat(rule.event().get("meta"))
        .isEqualTo(Fixtures.json("{\"a\":1,\"triggerRule\":\"r\"}"));
    assertThat(rule.fields().object("meta")).isEqualTo(Fixtures.json("{\"a\":1}"));
  }

  private static Rule rule(String trigger) {
    return Rule.parse("{\"name\":\"r\",\"workflow\":\"W\",\"rule\":" + trigger + "}", "test");
  }
}
