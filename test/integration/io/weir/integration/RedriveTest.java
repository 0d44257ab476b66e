package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.local.LocalStackOptions;
import io.weir.local.StackTimings;
import io.weir.local.events.EventFaults;
import io.weir.semaphore.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions that are redriven, or run again by hand, while the throttle limits their queue. */
class RedriveTest {
  @Test
  void failedExecution_redriven_isAdoptedAndItsEndReleasesOnce() throws Exception {
    try (RedriveStack stack =
        RedriveStack.start(
            2, builder -> builder.eventFaults(EventFaults.parse("duplicate=1,seed=5")))) {
      String other = stack.send(stack.demoMachine(), "other");
      String execution = stack.send(stack.flakyMachine("flaky"), "one");
      stack.awaitSlot(other);
      stack.awaitStatus(execution, ExecutionStatus.FAILED);
      stack.awaitNoSlot(execution);

      stack.redrive(execution);
      stack.awaitSlot(execution);

      assertThat(stack.slot(execution).redriveCount()).isEqualTo(1);
      assertThat(stack.used()).isEqualTo(2);

      stack.stop(execution);
      stack.awaitNoSlot(execution);
      assertThat(stack.tell(execution, ExecutionStatus.ABORTED, 1)).isEqualTo(answer(0, 0));
      assertThat(stack.tell(execution, ExecutionStatus.FAILED, 0)).isEqualTo(answer(0, 0));
      assertThat(stack.used()).isEqualTo(1);

      stack.stop(other);
      stack.awaitNoSlot(other);
      assertThat(stack.used()).isZero();
      assertThat(stack.held.count()).isZero();
    }
  }

  @Test
  void redriven_whileTheSlotIsStillHeld_takesItAlongFromTheEarlierRun() throws Exception {
    try (RedriveStack stack = RedriveStack.start(1, RedriveTest::eventsAreLost)) {
      String execution = stack.send(stack.flakyMachine("flaky"), "one");
      stack.awaitStatus(execution, ExecutionStatus.FAILED);
      Slot before = stack.slot(execution);

      stack.redrive(execution);
      assertThat(stack.tell(execution, ExecutionStatus.RUNNING, 1)).isEqualTo(answer(0, 1));

      Slot after = stack.slot(execution);
      assertThat(before.redriveCount()).isZero();
      assertThat(after.redriveCount()).isEqualTo(1);
      assertThat(after.token()).isNotEqualTo(before.token());
      assertThat(after.message()).isNotNull().isEqualTo(before.message());
      assertThat(stack.tell(execution, ExecutionStatus.FAILED, 0)).isEqualTo(answer(0, 0));
      assertThat(stack.tell(execution, ExecutionStatus.RUNNING, 1)).isEqualTo(answer(0, 0));
      assertThat(stack.slot(execution)).isEqualTo(after);
      assertThat(stack.used()).isEqualTo(1);

      stack.stop(execution);
      assertThat(stack.tell(execution, ExecutionStatus.ABORTED, 1)).isEqualTo(answer(1, 0));
      assertThat(stack.used()).isZero();
      assertThat(stack.held.count()).isZero();
    }
  }

  /** A re-run by hand has another name; a child has another state machine. */
  @ParameterizedTest
  @CsvSource({"flaky, by-hand", "child, original"})
  void executionWithAnothersInput_neverFreesOrTakesASlot(String machine, String name)
      throws Exception {
    try (RedriveStack stack = RedriveStack.start(2, RedriveTest::eventsAreLost)) {
      String flaky = stack.flakyMachine("flaky");
      String child = stack.flakyMachine("child");
      String original = stack.send(flaky, "original");
      stack.awaitStatus(original, ExecutionStatus.FAILED);
      stack.redrive(original);
      stack.tell(original, ExecutionStatus.RUNNING, 1);
      Slot slot = stack.slot(original);

      String copy =
          stack.startByHand(
              machine.equals("child") ? child : flaky, name, stack.describe(original).input());
      stack.awaitStatus(copy, ExecutionStatus.FAILED);
      assertThat(stack.tell(copy, ExecutionStatus.FAILED, 0)).isEqualTo(answer(0, 0));
      stack.redrive(copy);
      assertThat(stack.tell(copy, ExecutionStatus.RUNNING, 1)).isEqualTo(answer(0, 0));
      assertThat(stack.held.of(copy)).isEmpty();
      stack.stop(copy);
      assertThat(stack.tell(copy, ExecutionStatus.ABORTED, 1)).isEqualTo(answer(0, 0));

      assertThat(stack.describe(original).status()).isEqualTo(ExecutionStatus.RUNNING);
      assertThat(stack.slot(original)).isEqualTo(slot);
      assertThat(stack.used()).isEqualTo(1);
      assertThat(stack.held.count()).isEqualTo(1);
    }
  }

  /** The test tells the events; the reconciler, a minute apart, does not come in between. */
  private static LocalStackOptions.Builder eventsAreLost(LocalStackOptions.Builder builder) {
    return builder.eventFaults(EventFaults.parse("drop=1")).timings(StackTimings.AWS);
  }

  private static JsonObject answer(int released, int adopted) {
    JsonObject answer = new JsonObject();
    answer.addProperty("released", released);
    answer.addProperty("adopted", adopted);
    answer.addProperty("handedOff", 0);
    return answer;
  }
}
