package io.weir.memory;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Slots in memory, each transaction under the tables' monitor. */
final class MemorySlots implements Slots {
  private final MemoryTables tables;

  MemorySlots(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
    synchronized (tables) {
      Refusal refusal =
          new Refusal(
              permits.stream().filter(this::refuses).map(each -> refused(each.key())).toList(),
              claims.stream().filter(this::refuses).map(each -> refused(each.slot())).toList());
      if (isRefused(refusal)) {
        return new AcquireResult.Refused(refusal);
      }
      permits.forEach(permit -> tables.count(permit.key(), permit.count()));
      claims.forEach(claim -> put(claimed(claim.slot())));
      return new AcquireResult.Acquired();
    }
  }

  @Override
  public AcquireResult adopt(Slot slot) {
    synchronized (tables) {
      if (held(slot.holder()) != null) {
        return new AcquireResult.Refused(new Refusal(List.of(), List.of(refused(slot))));
      }
      slot.permits().forEach(tables::count);
      put(slot);
      return new AcquireResult.Acquired();
    }
  }

  @Override
  public ReleaseResult release(List<Slot> slots, Map<SemaphoreKey, Integer> drifted) {
    synchronized (tables) {
      Map<SemaphoreKey, Integer> sums = Slot.sum(slots);
      Refusal refusal =
          new Refusal(
              sums.keySet().stream()
                  .filter(key -> refuses(key, sums, drifted))
                  .map(this::refused)
                  .toList(),
              slots.stream().filter(slot -> !hasToken(slot)).map(this::refused).toList());
      if (isRefused(refusal)) {
        return new ReleaseResult.Refused(refusal);
      }
      sums.forEach((key, sum) -> countDown(key, sum, drifted));
      slots.forEach(slot -> tables.slotItems().remove(slot.holder()));
      return new ReleaseResult.Released();
    }
  }

  @Override
  public Map<ExecutionArn, Slot> read(Set<ExecutionArn> holders) {
    synchronized (tables) {
      Map<ExecutionArn, Slot> found = new LinkedHashMap<>(tables.slotItems());
      found.keySet().retainAll(holders);
      return found;
    }
  }

  @Override
  public void scan(Consumer<Slot> reader) {
    tables.allSlots().values().forEach(reader);
  }

  @Override
  public boolean markMissing(Slot slot, Instant since) {
    return change(slot, held -> held.missingSince() == null ? held.missing(since) : null);
  }

  @Override
  public boolean unmarkMissing(Slot slot) {
    return change(slot, held -> held.missing(null));
  }

  @Override
  public boolean raiseRedriveCount(Slot slot, int redriveCount) {
    return change(
        slot,
        held -> held.redriveCount() <= redriveCount ? held.withRedriveCount(redriveCount) : null);
  }

  @Override
  public boolean redrive(Slot before, Slot after) {
    return change(before, held -> after);
  }

  /** Changes the slot if its token is unchanged; a change to null is none. */
  private boolean change(Slot slot, UnaryOperator<@Nullable Slot> change) {
    synchronized (tables) {
      Slot held = held(slot.holder());
      Slot changed = held != null && hasToken(slot) ? change.apply(held) : null;
      if (changed != null) {
        put(changed);
      }
      return changed != null;
    }
  }

  private boolean refuses(Permit permit) {
    SemaphoreState state = tables.semaphore(permit.key());
    boolean sameLimit = state.limits().inForce().orElse(-1) == permit.limit();
    return state.isPaused() || !sameLimit || state.used() > permit.limit() - permit.count();
  }

  private boolean refuses(Claim claim) {
    Slot held = held(claim.slot().holder());
    return switch (claim) {
      case Claim.NewSlot _ -> held != null;
      case Claim.TakeOver(Slot slot, String formerToken) ->
          held == null || !held.token().equals(formerToken);
    };
  }

  private boolean refuses(
      SemaphoreKey key, Map<SemaphoreKey, Integer> sums, Map<SemaphoreKey, Integer> drifted) {
    int used = tables.semaphore(key).used();
    Integer read = drifted.get(key);
    return read == null ? used < sums.getOrDefault(key, 0) : used != read;
  }

  private void countDown(SemaphoreKey key, int sum, Map<SemaphoreKey, Integer> drifted) {
    if (drifted.containsKey(key)) {
      SemaphoreState state = tables.semaphore(key);
      tables
          .semaphoreItems()
          .put(key, (state.isPaused() ? state : state.withPaused(DRIFT)).withUsed(0));
    } else {
      tables.count(key, -sum);
    }
  }

  /** A take-over leaves the redrive count, which may have been raised since the slot was read. */
  private Slot claimed(Slot slot) {
    Slot held = held(slot.holder());
    return held == null ? slot : slot.withRedriveCount(held.redriveCount());
  }

  private boolean hasToken(Slot slot) {
    Slot held = held(slot.holder());
    return held != null && held.token().equals(slot.token());
  }

  private @Nullable Slot held(ExecutionArn holder) {
    return tables.slotItems().get(holder);
  }

  private void put(Slot slot) {
    tables.slotItems().put(slot.holder(), slot);
  }

  private static boolean isRefused(Refusal refusal) {
    return !refusal.semaphores().isEmpty() || !refusal.slots().isEmpty();
  }

  private RefusedSemaphore refused(SemaphoreKey key) {
    return new RefusedSemaphore(key, tables.semaphoreItems().get(key));
  }

  private RefusedSlot refused(Slot slot) {
    return new RefusedSlot(slot.holder(), held(slot.holder()));
  }
}
