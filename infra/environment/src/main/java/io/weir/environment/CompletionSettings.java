package io.weir.environment;

import java.time.Duration;

/**
 * How the completion queue feeds its function.
 *
 * @param batchSize completions at once, 1 to 10,000; more than 10 only with a window
 * @param window how long a batch is collected, 0 s to 5 minutes, in whole seconds
 */
public record CompletionSettings(int batchSize, Duration window) {
  /** Ten at once, at once: enough for 50 completions a second. */
  public static final CompletionSettings DEFAULT = new CompletionSettings(10, Duration.ZERO);

  /** Above it Lambda wants a window of at least a second. */
  static final int MOST_WITHOUT_WINDOW = 10;

  /** Lambda's own, for a standard queue. */
  static final int MOST_BATCH_SIZE = 10_000;

  /** Lambda's own. */
  static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);
}
