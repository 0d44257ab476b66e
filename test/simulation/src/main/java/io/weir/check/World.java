package io.weir.check;

import io.weir.execution.StateMachineType;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.throttle.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The production adapters in memory, put into one state after another. One thread. */
final class World {
  /** SQS moves nothing away by itself: that would be without a reason. */
  private static final int MAX_RECEIVE_COUNT = 1_000_000;

  final MemoryTables tables = new MemoryTables();
  final MemoryExecutions executions = new MemoryExecutions(this::instant);
  final MemoryQueues queues = new MemoryQueues(this::instant);
  private int now;

  World(Places places) {
    executions.create(Places.STATE_MACHINE, StateMachineType.STANDARD);
    for (QueueUrl queue : places.queues()) {
      queues.create(Places.failed(queue), null, 0);
      queues.create(queue, Places.failed(queue), MAX_RECEIVE_COUNT);
    }
  }

  /** Fills the world with what a bound begins with. */
  void begin(Bound bound, Places places) {
    for (QueueUrl queue : places.queues()) {
      deploy(queue, bound.limit(), shared(bound));
      tables.semaphores().addStateMachine(SemaphoreKey.of(queue), Places.STATE_MACHINE);
    }
    places.messages().forEach(each -> queues.send(each.queue(), each.body(), Map.of()));
  }

  private static Map<SemaphoreKey, Integer> shared(Bound bound) {
    return bound.scenario() == Scenario.SHARED ? Map.of(Places.PROVIDER, bound.limit()) : Map.of();
  }

  private void deploy(QueueUrl queue, int limit, Map<SemaphoreKey, Integer> shared) {
    new Deployment(queue, limit, VirtualTime.at(-1000), shared).apply(tables.semaphores());
  }

  private Instant instant() {
    return VirtualTime.at(now);
  }

  void restore(State state) {
    tables.restore(state.tables());
    queues.restore(state.queues());
    executions.restore(state.entries());
    now = state.now();
  }

  /** Returns a state with what the world holds now. */
  State save(State before, List<Invocation> invocations) {
    return new State(
        tables.snapshot(),
        queues.snapshot(),
        executions.snapshot(),
        now,
        invocations,
        before.events(),
        before.history(),
        before.faultsLeft(),
        before.nextInvocation());
  }
}
