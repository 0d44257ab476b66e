package io.weir.throttle;

import io.weir.queue.QueueUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Passes over several queues in turn, with a limit on the starts per second of all together. It
 * stays below the rate in every second, and never outlives its deadline. Thread-safe.
 */
public final class RateLimitedPasses {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Pass pass;
  private final Surroundings surroundings;

  /** Creates passes that run {@code pass}. */
  public RateLimitedPasses(Pass pass, Surroundings surroundings) {
    this.pass = pass;
    this.surroundings = surroundings;
  }

  /**
   * Runs until the deadline and returns the executions started, or found started before.
   *
   * @param startsPerSecond at least 1
   */
  public int run(List<QueueUrl> queues, int startsPerSecond, Instant deadline) {
    int started = 0;
    int turn = 0;
    while (surroundings.now().isBefore(deadline)) {
      Instant secondEnd = surroundings.now().plus(SECOND);
      int left = startsPerSecond;
      for (int i = 0; i < queues.size() && left > 0; i++) {
        int share = Math.ceilDiv(left, queues.size() - i);
        QueueUrl queue = queues.get(turn++ % queues.size());
        PassReport report = pass.run(PassRequest.once(queue, share, deadline));
        left -= report.startedInAll();
        started += report.startedInAll();
      }
      pauseUntil(secondEnd.isBefore(deadline) ? secondEnd : deadline);
    }
    return started;
  }

  private void pauseUntil(Instant instant) {
    Duration left = Duration.between(surroundings.now(), instant);
    if (left.isPositive()) {
      surroundings.delays().pause(left);
    }
  }
}
