package io.weir.contract;

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
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again while a transaction is contended, as the core does. */
record PatientSlots(Slots inner) implements Slots {
  private static final int TRY_LIMIT = 100;

  @Override
  public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
    return decided(() -> inner.acquire(permits, claims), AcquireResult.Contended.class::isInstance);
  }

  @Override
  public AcquireResult adopt(Slot slot) {
    return decided(() -> inner.adopt(slot), AcquireResult.Contended.class::isInstance);
  }

  @Override
  public ReleaseResult release(List<Slot> slots, Map<SemaphoreKey, Integer> drifted) {
    return decided(() -> inner.release(slots, drifted), ReleaseResult.Contended.class::isInstance);
  }

  private static <T> T decided(Supplier<T> request, Predicate<T> contended) {
    for (int tries = 1; tries <= TRY_LIMIT; tries++) {
      T result = request.get();
      if (!contended.test(result)) {
        return result;
      }
    }
    throw new AssertionError("contended " + TRY_LIMIT + " times");
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
