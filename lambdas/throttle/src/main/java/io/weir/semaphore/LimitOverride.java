package io.weir.semaphore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit that an operator has set above the deployed one.
 *
 * @param limit the most slots; 0 pauses
 * @param until when it ends; null for one that stays until it is replaced
 * @param changedBy who set it
 * @param reason why
 * @param changedAt when; null where somebody edited the table by hand
 */
public record LimitOverride(
    int limit,
    @Nullable Instant until,
    String changedBy,
    String reason,
    @Nullable Instant changedAt) {
  public LimitOverride {
    requireNonNull(changedBy);
    requireNonNull(reason);
    if (limit < 0) {
      throw new IllegalArgumentException("limit must be at least 0, was " + limit);
    }
  }

  /** Tells whether it has come to its end. */
  public boolean hasEnded(Instant now) {
    return until != null && !now.isBefore(until);
  }
}
