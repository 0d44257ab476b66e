package io.weir.cli.drain;

import io.weir.local.StackTimings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a run may take without anything happening before it is given up.
 *
 * @param idle while nothing runs
 * @param running while something runs, which may well take its time
 * @param releasing after the last execution, until nothing is held
 */
public record Patience(Duration idle, Duration running, Duration releasing) {
  /**
   * Every fault heals within four periods, a message that comes back after a fault within three.
   */
  private static final int IDLE_PERIODS = 10;

  private static final int RELEASE_PERIODS = 6;

  /** For executions of unknown length. */
  private static final Duration LONGEST_EXECUTION = Duration.ofHours(1);

  /** Derives it from the stack's times; {@code executionTime} is null if nobody knows it. */
  public static Patience of(StackTimings timings, @Nullable Duration executionTime) {
    Duration idle = timings.period().multipliedBy(IDLE_PERIODS);
    Duration longest = executionTime == null ? LONGEST_EXECUTION : executionTime;
    return new Patience(idle, idle.plus(longest), timings.period().multipliedBy(RELEASE_PERIODS));
  }

  /** What applies at a moment of a run. */
  Duration with(Progress progress) {
    return progress.running() == 0 ? idle : running;
  }
}
