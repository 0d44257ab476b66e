package io.weir.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps requests of one kind within a rate. What ten seconds grant may be sent at once: Step
 * Functions' buckets hold twenty seconds' worth and more. One thread.
 */
final class Pace {
  private static final int BURST_SECONDS = 10;

  private final Surroundings surroundings;
  private final Duration gap;
  private final Duration tolerance;
  private Instant next = Instant.MIN;

  Pace(Surroundings surroundings, int perSecond) {
    this.surroundings = surroundings;
    this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
    this.tolerance = Duration.ofSeconds(BURST_SECONDS).minus(gap);
  }

  /** Waits until the next request may be sent. */
  void await() {
    Instant now = surroundings.now();
    Instant due = next.isBefore(now) ? now : next;
    Duration early = Duration.between(now.plus(tolerance), due);
    if (early.isPositive()) {
      surroundings.delays().pause(early);
    }
    next = due.plus(gap);
  }
}
