package io.weir.throttle;

import io.weir.queue.QueueUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

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
   * Runs until the deadline and returns the executions started, or found started before. A queue
   * whose pass fails is told and left alone from then on; the others go on.
   *
   * @param startsPerSecond at least 1
   * @throws RuntimeException the last queue's failure, if all have failed
   */
  public int run(List<QueueUrl> queues, int startsPerSecond, Instant deadline) {
    Queue<QueueUrl> turns = new ArrayDeque<>(queues);
    int started = 0;
    while (surroundings.now().isBefore(deadline)) {
      Instant secondEnd = surroundings.now().plus(SECOND);
      started += onePassEach(turns, startsPerSecond, deadline);
      pauseUntil(secondEnd.isBefore(deadline) ? secondEnd : deadline);
    }
    return started;
  }

  /** Those whose turn has not come are the first the next time. */
  private int onePassEach(Queue<QueueUrl> turns, int most, Instant deadline) {
    int left = most;
    for (int waiting = turns.size(); waiting > 0 && left > 0; waiting--) {
      QueueUrl queue = turns.remove();
      try {
        int share = Math.ceilDiv(left, waiting);
        left -= pass.run(PassRequest.once(queue, share, deadline)).startedInAll();
        turns.add(queue);
      } catch (RuntimeException failure) {
        if (turns.isEmpty()) {
          throw failure;
        }
        surroundings.listener().passFailed(queue, failure);
      }
    }
    return most - left;
  }

  private void pauseUntil(Instant instant) {
    Duration left = Duration.between(surroundings.now(), instant);
    if (left.isPositive()) {
      surroundings.delays().pause(left);
    }
  }
}
