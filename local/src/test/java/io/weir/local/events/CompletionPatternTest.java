package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionPatternTest {
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:a";

  private final EventPattern account =
      EventPattern.of(CompletionPattern.ofAccount("us-east-1", "000000000000"));

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED, 0, true",
    "FAILED, 0, true",
    "TIMED_OUT, 0, true",
    "ABORTED, 1, true",
    "RUNNING, 0, false",
    "RUNNING, 1, true",
    "RUNNING, 2, true",
    "PENDING_REDRIVE, 1, false"
  })
  void ofAccount_statusAndRedriveCount_takesEndsAndRedrives(
      String status, int redriveCount, boolean expected) {
    assertThat(account.matches(event(MACHINE, status, redriveCount))).isEqualTo(expected);
  }

  @Test
  void ofAccount_anotherAccountsMachine_isLeftOut() {
    assertThat(account.matches(event(MACHINE.replace("000000000000", "1"), "FAILED", 0))).isFalse();
  }

  @Test
  void ofStateMachines_anotherMachine_isLeftOut() {
    EventPattern pattern = EventPattern.of(CompletionPattern.ofStateMachines(List.of(MACHINE)));

    assertThat(pattern.matches(event(MACHINE, "FAILED", 0))).isTrue();
    assertThat(pattern.matches(event(MACHINE + "b", "FAILED", 0))).isFalse();
  }

  @Test
  void ofAccount_anotherSource_isLeftOut() {
    JsonObject event = event(MACHINE, "FAILED", 0);
    event.addProperty("source", "my.app");

    assertThat(account.matches(event)).isFalse();
  }

  private static JsonObject event(String machine, String status, int redriveCount) {
    JsonObject detail = new JsonObject();
    detail.addProperty("stateMachineArn", machine);
    detail.addProperty("status", status);
    detail.addProperty("redriveCount", redriveCount);
    JsonObject event = new JsonObject();
    event.addProperty("source", "aws.states");
    event.addProperty("detail-type", "Step Functions Execution Status Change");
    event.add("detail", detail);
    return event;
  }
}
