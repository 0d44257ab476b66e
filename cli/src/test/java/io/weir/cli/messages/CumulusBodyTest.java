package io.weir.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CumulusBodyTest {
  private static final TargetQueue QUEUE = new TargetQueue("demo", "http://127.0.0.1:9/0/demo");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "\"text\"",
        "[]",
        "{}",
        "{'cumulus_meta':{}}",
        "{} {}",
        "{\"cumulus_meta\":[]}"
      })
  void parse_noCumulusMessage_isEmpty(String body) {
    assertThat(CumulusBody.parse(body)).isEmpty();
  }

  @Test
  void moveLimitTo_urlWithTheQueuesName_isTheOneMoved() {
    assertThat(limitsAfterMove("{\"http://a/0/other\":1,\"http://a/0/demo\":2}"))
        .isEqualTo("{\"http://a/0/other\":1,\"http://127.0.0.1:9/0/demo\":2}");
  }

  @Test
  void moveLimitTo_noUrlWithTheQueuesName_isTheFirst() {
    assertThat(limitsAfterMove("{\"http://a/0/one\":1,\"http://a/0/two\":2}"))
        .isEqualTo("{\"http://127.0.0.1:9/0/demo\":1,\"http://a/0/two\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2.5", "\"abc\"", "true", "1e400"})
  void moveLimitTo_oddLimit_isKeptAsWritten(String limit) {
    assertThat(limitsAfterMove("{\"http://a/0/one\":" + limit + "}"))
        .isEqualTo("{\"http://127.0.0.1:9/0/demo\":" + limit + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[1]", "\"x\""})
  void moveLimitTo_noLimits_staysAsWritten(String limits) {
    assertThat(limitsAfterMove(limits)).isEqualTo(limits);
  }

  @Test
  void toDraft_unusableNames_areNotTold() {
    Draft draft =
        CumulusBody.parse("{\"cumulus_meta\":{\"state_machine\":5,\"execution_name\":null}}")
            .orElseThrow()
            .toDraft(3);

    assertThat(draft.stateMachineArn()).isNull();
    assertThat(draft.executionName()).isNull();
  }

  private static String limitsAfterMove(String limits) {
    CumulusBody body =
        CumulusBody.parse("{\"cumulus_meta\":{\"queueExecutionLimits\":" + limits + "}}")
            .orElseThrow();
    body.moveLimitTo(QUEUE);
    JsonObject message = JsonParser.parseString(body.toDraft(1).body()).getAsJsonObject();
    return message.getAsJsonObject("cumulus_meta").get("queueExecutionLimits").toString();
  }
}
