package io.weir.memory;

import io.weir.semaphore.ReconcileLease;
import java.time.Instant;

/** The reconciler's lease in memory. */
final class MemoryReconcileLease implements ReconcileLease {
  private String holder = "";
  private Instant until = Instant.MIN;

  @Override
  public synchronized boolean take(String owner, Instant now, Instant leaseUntil) {
    if (now.isBefore(until)) {
      return false;
    }
    holder = owner;
    until = leaseUntil;
    return true;
  }

  @Override
  public synchronized void giveBack(String owner, Instant notBefore) {
    if (holder.equals(owner)) {
      until = notBefore;
    }
  }
}
