package io.weir.simulation.world;

import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.simulation.check.HeldSlot;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Puts what lies in the tables into the checkers' words. */
final class SlotViews {
  private SlotViews() {}

  static HeldSlot of(Slot slot) {
    Map<String, Integer> permits = new TreeMap<>();
    slot.permits().forEach((key, count) -> permits.put(key.value(), count));
    return new HeldSlot(
        slot.holder().value(),
        slot.queueUrl().value(),
        permits,
        slot.token(),
        slot.redriveCount(),
        slot.acquiredAt());
  }

  static Map<String, Integer> used(Map<SemaphoreKey, SemaphoreState> states) {
    Map<String, Integer> used = new TreeMap<>();
    states.forEach((key, state) -> used.put(key.value(), state.used()));
    return used;
  }

  static Map<String, Integer> used(Adapters adapters, Collection<SemaphoreKey> keys) {
    return used(adapters.semaphores().peek(keys));
  }
}
