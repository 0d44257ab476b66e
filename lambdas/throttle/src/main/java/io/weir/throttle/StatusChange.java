package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;

/**
 * An execution's change of status, as an event told it: best effort, perhaps late, perhaps again.
 *
 * @param execution which execution; the only key, whatever the event's payload holds
 * @param status the new status
 * @param redriveCount which run of the execution it speaks of
 */
public record StatusChange(ExecutionArn execution, ExecutionStatus status, int redriveCount) {
  public StatusChange {
    requireNonNull(execution);
    requireNonNull(status);
  }

  /** Tells whether a run of the execution has ended. */
  boolean isCompletion() {
    return status.isClosed();
  }

  /** Tells whether the execution runs again after a redrive. */
  boolean isRedrive() {
    return status == ExecutionStatus.RUNNING && redriveCount > 0;
  }
}
