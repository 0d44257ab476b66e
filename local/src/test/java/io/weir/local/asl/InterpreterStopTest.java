package io.weir.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs at once, and what becomes of it when one part fails or all is stopped. */
@Timeout(30)
class InterpreterStopTest {

  private static final int ITEMS = 4;
  private static final String PARALLEL =
      """
      {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "One", "States": {"One": {"Type": "Task", "End": true,
          "Resource": "arn:aws:lambda:us-east-1:000000000000:function:endless"}}},
        {"StartAt": "Two", "States": {"Two": {"Type": "Task", "End": true,
          "Resource": "arn:aws:lambda:us-east-1:000000000000:function:failing"}}}]}}}""";

  private static final String MAP =
      """
      {"StartAt": "All", "States": {"All": {"Type": "Map", "MaxConcurrency": 4, "End": true,
        "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
          "Resource": "arn:aws:lambda:us-east-1:000000000000:function:work"}}}}}}""";

  private final ExecutionHistory history = new ExecutionHistory();
  private final CountDownLatch allStarted = new CountDownLatch(ITEMS);

  @Test
  void map_whenOneIterationFails_abortsTheOthers() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ExecutionOutcome outcome =
        run(
            (arn, payload, atMost) -> {
              allStarted.countDown();
              allStarted.await();
              if (payload.equals("2")) {
                return new TaskResult.Failed("Bad", null);
              }
              never.await();
              return new TaskResult.Succeeded(payload);
            });

    assertThat(outcome).isEqualTo(new ExecutionOutcome.Failed("Bad", null));
    assertThat(count(HistoryEventType.MAP_ITERATION_STARTED)).isEqualTo(ITEMS);
    assertThat(count(HistoryEventType.MAP_ITERATION_FAILED)).isEqualTo(1);
    assertThat(count(HistoryEventType.TASK_STATE_ABORTED)).isEqualTo(ITEMS - 1);
    assertThat(count(HistoryEventType.MAP_ITERATION_ABORTED)).isEqualTo(ITEMS - 1);
    assertThat(types()).last().isEqualTo(HistoryEventType.MAP_STATE_FAILED);
    assertThat(last(HistoryEventType.MAP_STATE_FAILED).previousEventId())
        .isEqualTo(last(HistoryEventType.LAMBDA_FUNCTION_FAILED).id());
  }

  @Test
  void map_whenAllIterationsFailAtOnce_failsOnce() throws Exception {
    ExecutionOutcome outcome =
        run(
            (arn, payload, atMost) -> {
              allStarted.countDown();
              allStarted.await();
              return new TaskResult.Failed("Bad", null);
            });

    assertThat(outcome).isEqualTo(new ExecutionOutcome.Failed("Bad", null));
    assertThat(count(HistoryEventType.MAP_ITERATION_FAILED)).isEqualTo(1);
    assertThat(count(HistoryEventType.MAP_ITERATION_ABORTED)).isEqualTo(ITEMS - 1);
  }

  @Test
  void run_whenABranchFails_stopsTheOthers() throws Exception {
    CountDownLatch allStarted = new CountDownLatch(2);

    ExecutionOutcome outcome =
        run(
            PARALLEL,
            (arn, payload, atMost) -> {
              allStarted.countDown();
              if (arn.endsWith("endless")) {
                new CountDownLatch(1).await();
              }
              allStarted.await();
              return new TaskResult.Failed("Bad", null);
            });

    assertThat(outcome).isEqualTo(new ExecutionOutcome.Failed("Bad", null));
    assertThat(count(HistoryEventType.TASK_STATE_ABORTED)).isEqualTo(1);
    assertThat(types()).last().isEqualTo(HistoryEventType.PARALLEL_STATE_FAILED);
  }

  @Test
  void run_whenItsThreadIsInterruptedWithinAMap_stopsEveryIteration() {
    CountDownLatch allStopped = new CountDownLatch(ITEMS);
    Thread caller = Thread.currentThread();

    assertThatThrownBy(
            () ->
                run(
                    (arn, payload, atMost) -> {
                      allStarted.countDown();
                      if (allStarted.getCount() == 0) {
                        caller.interrupt();
                      }
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        allStopped.countDown();
                      }
                      return new TaskResult.TimedOut();
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(allStopped).satisfies(CountDownLatch::await);
  }

  private ExecutionOutcome run(TaskRunner tasks) throws InterruptedException {
    return run(MAP, tasks);
  }

  private ExecutionOutcome run(String definition, TaskRunner tasks) throws InterruptedException {
    JsonArray input = new JsonArray();
    for (int item = 0; item < ITEMS; item++) {
      input.add(item);
    }
    ExecutionInfo info =
        new ExecutionInfo("arn", "name", "role", Instant.now(), "machine-arn", "machine", input);
    RandomGenerator middle = () -> Long.MIN_VALUE;
    return new Interpreter(
            new InterpreterSettings(
                "000000000000", "us-east-1", ExecutionClock.system(), tasks, middle))
        .run(StateMachineDefinition.parse(definition), info, history, new Progress());
  }

  private List<HistoryEventType> types() {
    return history.events().stream().map(HistoryEvent::type).toList();
  }

  private HistoryEvent last(HistoryEventType type) {
    return history.events().reversed().stream()
        .filter(event -> event.type() == type)
        .findFirst()
        .orElseThrow();
  }

  private long count(HistoryEventType type) {
    return types().stream().filter(type::equals).count();
  }
}
