package io.weir.infra.watch;

import java.time.Duration;

/**
 * When those alarms ring that depend on the work.
 *
 * @param oldestShareOfRetention how much of its queue's retention the oldest message may have
 *     waited: more than 0, less than 1
 * @param nothingEnding how long a full queue may go without a completion: longer than its
 *     executions run; whole five minutes, up to a day (CloudWatch's limit for one alarm)
 * @param leakedShare how much of an hour's completions may be leaked slots: from 0 to 1
 * @param completionAge how long a completion may wait for its function; whole seconds
 */
public record AlarmThresholds(
    double oldestShareOfRetention,
    Duration nothingEnding,
    double leakedShare,
    Duration completionAge) {
  private static final Duration STEP = Duration.ofMinutes(5);

  /** Half the retention; an hour; 1 %; two minutes. */
  public static final AlarmThresholds DEFAULT =
      new AlarmThresholds(0.5, Duration.ofHours(1), 0.01, Duration.ofMinutes(2));

  public AlarmThresholds {
    require(
        oldestShareOfRetention > 0 && oldestShareOfRetention < 1,
        "oldestShareOfRetention must be more than 0 and less than 1, is " + oldestShareOfRetention);
    require(
        nothingEnding.isPositive()
            && nothingEnding.compareTo(Duration.ofDays(1)) <= 0
            && nothingEnding.toMillis() % STEP.toMillis() == 0,
        "nothingEnding must be whole five minutes up to a day, is " + nothingEnding);
    require(
        leakedShare >= 0 && leakedShare <= 1, "leakedShare must be from 0 to 1, is " + leakedShare);
    require(
        completionAge.toSeconds() > 0, "completionAge must be a second or more: " + completionAge);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
