package io.weir.environment;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * The periods that CloudWatch Logs keeps, by <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
 * PutRetentionPolicy</a>.
 */
final class LogRetention {
  private static final Set<Integer> DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  /** The longest that is asked for; whether it is one of the periods is looked at besides. */
  static final Duration LONGEST = Duration.ofDays(3653);

  private LogRetention() {}

  static boolean allows(Duration period) {
    return DAYS.stream().map(Duration::ofDays).anyMatch(period::equals);
  }

  static String allowed() {
    return new TreeSet<>(DAYS).stream().map(days -> days + "d").collect(joining(", "));
  }
}
