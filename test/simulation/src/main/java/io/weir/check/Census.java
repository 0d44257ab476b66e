package io.weir.check;

import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.util.List;

/**
 * All semaphores and all slots, read at one instant. A round reads them one after the other, but
 * only to tell of drift, which changes nothing: so the two are one call to the checker.
 */
record Census(List<SemaphoreState> semaphores, List<Slot> slots) {
  Census {
    semaphores = List.copyOf(semaphores);
    slots = List.copyOf(slots);
  }
}
