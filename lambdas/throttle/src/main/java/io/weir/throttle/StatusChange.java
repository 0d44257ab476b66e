package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution's change of status, as an event told it: best effort, perhaps late, perhaps again.
 *
 * @param execution which execution; the only key, whatever the event's payload holds
 * @param status the new status
 * @param redriveCount which run of the execution it speaks of
 * @param stoppedAt when that run ended; null where it did not, or the event does not say
 */
public record StatusChange(
    ExecutionArn execution, ExecutionStatus status, int redriveCount, @Nullable Instant stoppedAt) {
  public StatusChange {
    requireNonNull(execution);
    requireNonNull(status);
  }

  /** Creates a change of which nobody says when it was. */
  public StatusChange(ExecutionArn execution, ExecutionStatus status, int redriveCount) {
    this(execution, status, redriveCount, null);
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
