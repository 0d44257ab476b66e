package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Slots as another has them, but for what a test changes. */
class ForwardingSlots implements Slots {
  private final Slots inner;

  ForwardingSlots(Slots inner) {
    this.inner = inner;
  }

  @Override
  public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
    return inner.acquire(permits, claims);
  }

  @Override
  public AcquireResult adopt(Slot slot) {
    return inner.adopt(slot);
  }

  @Override
  public ReleaseResult release(List<Slot> slots, Map<SemaphoreKey, Integer> drifted) {
    return inner.release(slots, drifted);
  }

  @Override
  public Map<ExecutionArn, Slot> read(Set<ExecutionArn> holders) {
    return inner.read(holders);
  }

  @Override
  public void scan(Consumer<Slot> reader) {
    inner.scan(reader);
  }

  @Override
  public boolean markMissing(Slot slot, Instant since) {
    return inner.markMissing(slot, since);
  }

  @Override
  public boolean unmarkMissing(Slot slot) {
    return inner.unmarkMissing(slot);
  }

  @Override
  public boolean raiseRedriveCount(Slot slot, int redriveCount) {
    return inner.raiseRedriveCount(slot, redriveCount);
  }

  @Override
  public boolean redrive(Slot before, Slot after) {
    return inner.redrive(before, after);
  }
}
