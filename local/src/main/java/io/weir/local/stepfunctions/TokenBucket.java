package io.weir.local.stepfunctions;

import java.time.Duration;
import java.time.Instant;

/** The tokens of one quota. It starts full. Thread-safe. */
final class TokenBucket {

  private final Duration refill;
  private final Duration capacity;
  private Instant fullAt = Instant.MIN;

  TokenBucket(Quota quota) {
    refill = Duration.ofSeconds(1).dividedBy(quota.refillPerSecond());
    capacity = refill.multipliedBy(quota.bucketSize());
  }

  /** Takes a token, if there is one. */
  synchronized boolean take(Instant now) {
    Instant full = (fullAt.isAfter(now) ? fullAt : now).plus(refill);
    if (full.isAfter(now.plus(capacity))) {
      return false;
    }
    fullAt = full;
    return true;
  }
}
