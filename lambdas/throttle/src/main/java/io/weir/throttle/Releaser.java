package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gives slots back, many in one transaction. A release never blocks: a slot that refuses is looked
 * at once more and then left, a counter that is too low is set to 0 and its semaphore paused until
 * an operator repairs it. Thread-safe.
 */
final class Releaser {
  /** Transactions for one batch; conflicts, refused slots and counters each cost one. */
  static final int SEND_LIMIT = 24;

  private final Slots slots;
  private final Surroundings surroundings;

  Releaser(Slots slots, Surroundings surroundings) {
    this.slots = slots;
    this.surroundings = surroundings;
  }

  /**
   * Releases slots by the tokens they were read with.
   *
   * @param stillApplies whether a slot that has got a new token since is to be released by that one
   * @return those that were released
   * @throws SemaphoreException if the items stay contended; nothing of that batch was released
   */
  List<Slot> release(List<Slot> held, Predicate<Slot> stillApplies) {
    List<Slot> released = new ArrayList<>();
    for (List<Slot> batch : batches(held)) {
      released.addAll(new Batch(batch, stillApplies).release());
    }
    return released;
  }

  private static List<List<Slot>> batches(List<Slot> held) {
    int size = Slots.TRANSACTION_LIMIT - Slot.sum(held).size();
    if (size < 1) {
      return held.stream().map(List::of).toList();
    }
    List<List<Slot>> batches = new ArrayList<>();
    for (int from = 0; from < held.size(); from += size) {
      batches.add(held.subList(from, Math.min(held.size(), from + size)));
    }
    return batches;
  }

  private final class Batch {
    private final Predicate<Slot> stillApplies;
    private final Map<ExecutionArn, Slot> open = new LinkedHashMap<>();
    private final Map<ExecutionArn, Slot> readAgain = new LinkedHashMap<>();
    private final Map<SemaphoreKey, Integer> drifted = new TreeMap<>();

    Batch(List<Slot> batch, Predicate<Slot> stillApplies) {
      this.stillApplies = stillApplies;
      batch.forEach(slot -> open.put(slot.holder(), slot));
    }

    List<Slot> release() {
      for (int sends = 1; !open.isEmpty() && sends <= SEND_LIMIT; sends++) {
        List<Slot> batch = List.copyOf(open.values());
        switch (slots.release(batch, drifted)) {
          case ReleaseResult.Released _ -> {
            tellDrift(batch);
            return batch;
          }
          case ReleaseResult.Refused(Refusal refusal) -> settle(refusal);
          case ReleaseResult.Contended _ -> surroundings.backOff(sends);
        }
      }
      if (open.isEmpty()) {
        return List.of();
      }
      throw new SemaphoreException(
          open.size() + " slots stay contended, the first is " + open.keySet().iterator().next());
    }

    private void settle(Refusal refusal) {
      refusal.slots().forEach(this::settle);
      if (refusal.slots().isEmpty()) {
        refusal.semaphores().forEach(this::believe);
      }
    }

    private void settle(RefusedSlot refused) {
      Slot before = open.remove(refused.holder());
      Slot found = refused.found();
      boolean first = before != null && readAgain.put(refused.holder(), before) == null;
      if (first && found != null && stillApplies.test(found)) {
        open.put(refused.holder(), found);
      }
    }

    private void believe(RefusedSemaphore refused) {
      int counter = refused.found() == null ? 0 : refused.found().used();
      if (counter < Slot.sum(open.values()).getOrDefault(refused.key(), 0)) {
        drifted.put(refused.key(), counter);
      } else {
        drifted.remove(refused.key());
      }
    }

    private void tellDrift(List<Slot> batch) {
      Map<SemaphoreKey, Integer> sums = Slot.sum(batch);
      drifted.forEach(
          (key, counter) -> {
            surroundings.listener().drifted(key, counter, sums.getOrDefault(key, 0));
            surroundings.listener().paused(key, Slots.DRIFT);
          });
    }
  }
}
