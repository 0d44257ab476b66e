package io.weir.local.asl;

import io.weir.local.asl.TaskTokens.OpenTask;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waits until somebody tells the end of a task, or it took or kept silent too long.
 *
 * @param heartbeat how long it may be silent; null means as long as it likes
 */
record TokenWait(ExecutionRun run, OpenTask task, Instant timeout, @Nullable Duration heartbeat) {

  /** Blocks; the token is of no use when it returns. */
  TaskResult await() throws InterruptedException {
    while (!task.end().isDone()) {
      Instant silentUntil = heartbeat == null ? Instant.MAX : task.lastSign().plus(heartbeat);
      run.awaitUntil(earlier(timeout, silentUntil), task.end());
      Instant now = run.now();
      if (!now.isBefore(timeout)) {
        return endedBy(new TaskResult.TimedOut());
      }
      if (heartbeat != null && !now.isBefore(task.lastSign().plus(heartbeat))) {
        return endedBy(new TaskResult.Silent());
      }
    }
    return task.end().join();
  }

  /** What was told first stands, if only by a moment. */
  private TaskResult endedBy(TaskResult result) {
    return run.settings().services().tokens().close(task) ? result : task.end().join();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
