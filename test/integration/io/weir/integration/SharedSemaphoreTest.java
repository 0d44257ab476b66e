package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.LocalStackOptions;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackNames;
import io.weir.local.TickInput;
import io.weir.local.WeirDefinition;
import io.weir.local.WorkflowFiles;
import io.weir.local.sqs.QueueDefinition;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedSemaphoreTest {
  private static final int MESSAGES = 15;

  @Test
  void twoQueuesOfOneProvider_runNoMoreThanItAllowsAndBothProgress() throws Exception {
    try (TestStack test = TestStack.start(builder -> builder.definition(twoQueuesOfFive()))) {
      for (int i = 0; i < MESSAGES; i++) {
        test.send("first", test.message("first-" + i, 0.4));
        test.send("second", test.message("second-" + i, 0.4));
      }

      test.awaitEnded(2 * MESSAGES);

      assertThat(test.executions()).hasSize(2 * MESSAGES);
      assertThat(MostRunning.of(test.executions())).isEqualTo(3);
      assertThat(firstStart(test, "first-")).isBefore(lastStart(test, "second-"));
      assertThat(firstStart(test, "second-")).isBefore(lastStart(test, "first-"));
      test.awaitNothingHeld();
    }
  }

  /** Limits of 5 and 5, and one of 3 for both together. */
  private static StackDefinition twoQueuesOfFive() {
    WeirDefinition weir =
        new WeirDefinition(StackNames.DEFAULT, LocalStackOptions.DEFAULT_TIMINGS)
            .stateMachines(List.of(demo()));
    TickInput tick =
        new TickInput(
            5, TickInput.TIME_LIMIT, TickInput.MESSAGE_LIMIT, Map.of("provider:LAADS", 3));
    for (String queue : List.of("first", "second")) {
      weir.throttled(
          QueueDefinition.withFailedQueue(
              queue,
              LocalStackOptions.DEFAULT_TIMINGS.queueVisibility(),
              QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT),
          tick);
    }
    return weir.build();
  }

  private static StateMachine demo() {
    return WorkflowFiles.readAll(TestStack.ROOT.resolve("workflows")).stream()
        .filter(machine -> machine.name().equals("demo"))
        .findFirst()
        .orElseThrow();
  }

  private static Instant firstStart(TestStack test, String prefix) {
    return starts(test, prefix).getFirst();
  }

  private static Instant lastStart(TestStack test, String prefix) {
    return starts(test, prefix).getLast();
  }

  private static List<Instant> starts(TestStack test, String prefix) {
    return test.executions().stream()
        .filter(each -> each.name().startsWith(prefix))
        .map(ExecutionRecord::start)
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
