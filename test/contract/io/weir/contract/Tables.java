package io.weir.contract;

import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Fresh tables behind the ports that share them, and what only a hand's edit does to them. */
interface Tables {
  Semaphores semaphores();

  Slots slots();

  PassLeases leases();

  ReconcileLease reconcileLease();

  ForeignExecutions foreignExecutions();

  /** Edits a counter of a semaphore that is there. */
  void setUsed(SemaphoreKey key, int used);

  default int slotCount() {
    return scanned().size();
  }

  default List<Slot> scanned() {
    List<Slot> found = new ArrayList<>();
    slots().scan(found::add);
    return found;
  }

  default SemaphoreState peek(SemaphoreKey key) {
    return semaphores().peek(Set.of(key)).values().iterator().next();
  }
}
