package io.weir.memory;

import io.weir.memory.MemoryTables.Lease;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.PassLeases;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pass leases in memory. */
final class MemoryPassLeases implements PassLeases {
  private final Map<QueueUrl, Lease> leases = new HashMap<>();

  @Override
  public synchronized boolean take(QueueUrl queue, String owner, Instant now, Instant until) {
    if (isHeld(leases.get(queue), now)) {
      return false;
    }
    leases.put(queue, new Lease(owner, until, 0));
    return true;
  }

  @Override
  public synchronized void renew(QueueUrl queue, String owner, Instant until) {
    leases.computeIfPresent(
        queue,
        (key, lease) ->
            lease.owner().equals(owner) ? new Lease(owner, until, lease.noted()) : lease);
  }

  @Override
  public synchronized boolean wake(QueueUrl queue, int freed, Instant now) {
    Lease lease = leases.get(queue);
    if (lease == null || !isHeld(lease, now)) {
      return false;
    }
    leases.put(queue, new Lease(lease.owner(), lease.until(), lease.noted() + freed));
    return true;
  }

  @Override
  public synchronized int giveBack(QueueUrl queue, String owner) {
    Lease lease = leases.get(queue);
    if (lease == null || !lease.owner().equals(owner)) {
      return 0;
    }
    if (lease.noted() > 0) {
      leases.put(queue, new Lease(owner, lease.until(), 0));
    } else {
      leases.remove(queue);
    }
    return lease.noted();
  }

  synchronized Map<QueueUrl, Lease> snapshot() {
    return Map.copyOf(leases);
  }

  synchronized void restore(Map<QueueUrl, Lease> snapshot) {
    leases.clear();
    leases.putAll(snapshot);
  }

  private static boolean isHeld(@Nullable Lease lease, Instant now) {
    return lease != null && now.isBefore(lease.until());
  }
}
