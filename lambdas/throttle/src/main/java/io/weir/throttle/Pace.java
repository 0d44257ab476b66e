package io.weir.throttle;

import java.time.Duration;
import java.time.Instant;

/** Keeps requests of one kind apart, so that a quota lasts. One thread. */
final class Pace {
  private final Surroundings surroundings;
  private final Duration gap;
  private Instant next = Instant.MIN;

  Pace(Surroundings surroundings, int perSecond) {
    this.surroundings = surroundings;
    this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
  }

  /** Waits until the next request may be sent. */
  void await() {
    Instant now = surroundings.now();
    if (now.isBefore(next)) {
      surroundings.delays().pause(Duration.between(now, next));
      now = next;
    }
    next = now.plus(gap);
  }
}
