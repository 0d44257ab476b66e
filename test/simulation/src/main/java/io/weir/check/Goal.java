package io.weir.check;

import io.weir.execution.Execution;
import io.weir.execution.ExecutionStatus;
import io.weir.queue.QueueUrl;

/** The good end: every message has run to its end or is quarantined, and no slot is held. */
final class Goal {
  private Goal() {}

  static boolean isReached(State state, Places places) {
    return state.invocations().isEmpty()
        && state.tables().slots().isEmpty()
        && state.events().stream().allMatch(Event::isLate)
        && state.tables().semaphores().values().stream().allMatch(each -> each.used() == 0)
        && state.executions().stream().noneMatch(Goal::isRunning)
        && places.queues().stream().allMatch(queue -> isEmpty(state, queue));
  }

  private static boolean isRunning(Execution execution) {
    return execution.status() == ExecutionStatus.RUNNING && !Places.isForeign(execution.arn());
  }

  private static boolean isEmpty(State state, QueueUrl queue) {
    return state.queue(queue).items().isEmpty();
  }
}
