package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.QueueOption;
import io.weir.local.events.EventFaults;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottlingTest {
  @Test
  void twoWorkflowsOnOneQueue_shareItsLimitAndTheUnthrottledQueueHasNone() throws Exception {
    try (TestStack test =
        TestStack.with(
            new QueueOption.Throttled("ingest", 3), new QueueOption.Unthrottled("direct"))) {
      String other = StateMachines.copyOfDemo(test, "other");
      for (int i = 0; i < 8; i++) {
        String machine = i % 2 == 0 ? test.demoArn() : other;
        test.send("ingest", TestStack.message(machine, "throttled-" + i, 0.5));
        test.send("direct", TestStack.message(test.demoArn(), "direct-" + i, 2));
      }

      test.awaitEnded(16);

      assertThat(MostRunning.of(named(test, "throttled-"))).isEqualTo(3);
      assertThat(MostRunning.of(named(test, "direct-"))).isGreaterThan(3);
      assertThat(named(test, "throttled-"))
          .extracting(ExecutionRecord::stateMachineArn)
          .contains(test.demoArn(), other);
      test.awaitNothingHeld();
    }
  }

  @Test
  void lostAndDoubledEvents_neitherLeakNorOverAdmit() throws Exception {
    try (TestStack test =
        TestStack.start(
            builder ->
                builder
                    .queue(new QueueOption.Throttled("ingest", 4))
                    .eventFaults(EventFaults.parse("drop=0.3,duplicate=0.5,seed=11")))) {
      IntStream.range(0, 40).forEach(i -> test.send("ingest", test.message("m" + i, 0.2)));

      test.awaitEnded(40);

      assertThat(test.executions()).hasSize(40);
      assertThat(MostRunning.of(test.executions())).isEqualTo(4);
      test.awaitNothingHeld();
    }
  }

  @Test
  void limitInMessages_isLearned() throws Exception {
    try (TestStack test = TestStack.with(new QueueOption.ThrottledByMessages("ingest"))) {
      String limits = ",\"queueExecutionLimits\":{\"" + test.queueUrl("ingest") + "\":2}},";
      for (int i = 0; i < 6; i++) {
        test.send("ingest", test.message("m" + i, 0.3).replaceFirst("},", limits));
      }
      test.send("ingest", test.message("without", 0.3));

      test.awaitEnded(6);

      assertThat(MostRunning.of(test.executions())).isEqualTo(2);
      TestStack.awaitUntil(
          "one is quarantined", () -> test.quarantineReasons("ingest").equals(List.of("no-limit")));
    }
  }

  @Test
  void functionsKilledInMidAir_loseNothingAndRunNothingTwice() throws Exception {
    try (TestStack test = TestStack.with(new QueueOption.Throttled("ingest", 5))) {
      IntStream.range(0, 60).forEach(i -> test.send("ingest", test.message("m" + i, 0.1)));
      TestStack.awaitUntil("some have started", () -> test.executions().size() >= 10);

      test.stack.killFunctions();
      test.awaitEnded(60);

      assertThat(test.executions()).hasSize(60);
      assertThat(MostRunning.of(test.executions())).isLessThanOrEqualTo(5);
      test.awaitNothingHeld();
    }
  }

  private static List<ExecutionRecord> named(TestStack test, String prefix) {
    return test.executions().stream().filter(each -> each.name().startsWith(prefix)).toList();
  }
}
