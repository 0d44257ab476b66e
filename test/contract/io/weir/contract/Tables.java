package io.weir.contract;

import io.weir.semaphore.PassLeases;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import java.util.Set;

/** Fresh tables behind the three ports that share them, and what only operators do to them. */
interface Tables {
  Semaphores semaphores();

  Slots slots();

  PassLeases leases();

  /** Sets an operator's limit. */
  void override(SemaphoreKey key, int limit);

  /** Edits a counter of a semaphore that is there. */
  void setUsed(SemaphoreKey key, int used);

  default SemaphoreState peek(SemaphoreKey key) {
    return semaphores().peek(Set.of(key)).values().iterator().next();
  }
}
