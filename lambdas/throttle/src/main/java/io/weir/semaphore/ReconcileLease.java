package io.weir.semaphore;

import java.time.Instant;

/**
 * Lets one round of the reconciler run at a time, for economy only: two at once would release
 * nothing twice. Implementations are thread-safe; every method may throw a {@link
 * SemaphoreException}.
 */
public interface ReconcileLease {
  /** Takes the lease if nobody holds it, the holder's time is over, and the next round is due. */
  boolean take(String owner, Instant now, Instant until);

  /** Gives it back; no round begins before {@code notBefore}. Without effect for a former owner. */
  void giveBack(String owner, Instant notBefore);
}
