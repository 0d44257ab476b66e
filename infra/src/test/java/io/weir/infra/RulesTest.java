package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What of an environment's rules is deployed. */
@NeedsNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesTest {
  private static final String FUNCTION = "weir-everything-schedule-workflow";

  private Resources everything;

  @BeforeAll
  void synthesize() throws IOException {
    everything =
        new Resources(
            Synthesized.read(Synthesized.synthesize(Environments.named(Environments.EVERYTHING))));
  }

  @Test
  void scheduledRule_isCalledWhenItSays_andForADayIfThatFails() {
    List<JsonNode> schedules =
        everything.all("AWS::Scheduler::Schedule").stream()
            .map(schedule -> schedule.path("Properties"))
            .filter(schedule -> everything.text(schedule.at("/Target/Arn")).equals(FUNCTION))
            .toList();

    assertThat(schedules)
        .singleElement()
        .satisfies(
            schedule -> {
              assertThat(schedule.path("ScheduleExpression").asText())
                  .isEqualTo("cron(0 6 * * ? *)");
              assertThat(schedule.path("State").asText()).isEqualTo("ENABLED");
              assertThat(schedule.at("/Target/Input").asText())
                  .isEqualTo(
                      "{\"rule\":\"daily\",\"occurrence\":\"<aws.scheduler.scheduled-time>\"}");
              assertThat(schedule.at("/Target/RetryPolicy").toString())
                  .isEqualTo("{\"MaximumEventAgeInSeconds\":86400,\"MaximumRetryAttempts\":185}");
              assertThat(everything.text(schedule.at("/Target/DeadLetterConfig/Arn")))
                  .isEqualTo("weir-everything-schedules-failed");
            });
  }

  @Test
  void scheduledRule_thatIsDisabled_isNotCalled() {
    JsonNode schedule =
        Synthesized.of("sandbox").all("AWS::Scheduler::Schedule").stream()
            .map(each -> each.path("Properties"))
            .filter(each -> each.at("/Target/Input").asText().contains("laads-daily"))
            .findFirst()
            .orElseThrow();

    assertThat(schedule.path("State").asText()).isEqualTo("DISABLED");
  }

  /** One mapping a queue, whatever its rules; it works if one of them does. */
  @Test
  void sqsRules_areFedByOneMappingAQueue() {
    List<JsonNode> mappings =
        everything.all("AWS::Lambda::EventSourceMapping").stream()
            .map(mapping -> mapping.path("Properties"))
            .filter(mapping -> everything.text(mapping.path("FunctionName")).equals(FUNCTION))
            .toList();

    assertThat(mappings)
        .extracting(
            mapping -> mapping.path("EventSourceArn").asText(),
            mapping -> mapping.path("Enabled").asBoolean(),
            mapping -> mapping.path("FunctionResponseTypes").toString())
        .containsExactlyInAnyOrder(
            mapping("arn:aws:sqs:us-west-2:123456789012:notices", true),
            mapping("arn:aws:sqs:us-west-2:123456789012:resting", false));
  }

  private static Tuple mapping(String queue, boolean enabled) {
    return Tuple.tuple(queue, enabled, "[\"ReportBatchItemFailures\"]");
  }

  @Test
  void rules_haveTheirRecords() throws JsonProcessingException {
    assertThat(record("now"))
        .isEqualTo(
            "{'name':'now','workflow':'weir-everything-discover-pdrs',"
                + "'rule':{'type':'onetime'},'state':'ENABLED'}");
    assertThat(record("daily"))
        .isEqualTo(
            "{'name':'daily','workflow':'weir-everything-discover-granules',"
                + "'rule':{'type':'scheduled','value':'cron(0 6 * * ? *)'},'state':'ENABLED',"
                + "'queueUrl':'https://sqs.us-west-2.amazonaws.com/123456789012/existing',"
                + "'provider':'LAADS','collection':{'name':'MOD09GQ','version':'006'},"
                + "'meta':{'provider_path':'data/006','depth':3}}");
    assertThat(record("old-notices"))
        .isEqualTo(
            "{'name':'old-notices','workflow':'weir-everything-ingest-granule',"
                + "'rule':{'type':'sqs',"
                + "'value':'https://sqs.us-west-2.amazonaws.com/123456789012/notices'},"
                + "'state':'DISABLED'}");
  }

  @Test
  void function_sendsRulesWithoutQueueToTheFirst() {
    JsonNode variables =
        everything
            .named("AWS::Lambda::Function", "FunctionName", FUNCTION)
            .at("/Properties/Environment/Variables");

    assertThat(everything.text(variables.path("defaultSchedulerQueueUrl")))
        .isEqualTo("weir-everything-ingest");
    assertThat(everything.text(variables.path("system_bucket"))).isEqualTo("${Internal}");
    assertThat(variables.path("stackName").asText()).isEqualTo("weir-everything");
  }

  private String record(String rule) throws JsonProcessingException {
    return everything
        .written("weir-everything/rules/" + rule + ".json")
        .toString()
        .replace('"', '\'')
        .replace("${AWS::URLSuffix}", "amazonaws.com");
  }
}
