package io.weir.throttle;

import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;

/**
 * Moves slots on to later runs of their executions, under a new token: a completion of the earlier
 * run that has read the slot already must not release it. Thread-safe.
 */
final class LaterRuns {
  private final Slots slots;
  private final Surroundings surroundings;

  LaterRuns(Slots slots, Surroundings surroundings) {
    this.slots = slots;
    this.surroundings = surroundings;
  }

  /**
   * Gives the slot of an earlier run to a later one; false if it has it, or somebody was faster.
   *
   * @param redriveCount the run that is known to have begun
   * @throws SemaphoreException if it is not known whether the slot was written
   */
  boolean moveOn(Slot held, int redriveCount) {
    if (held.redriveCount() >= redriveCount) {
      return false;
    }
    String token = surroundings.tokens().get();
    return slots.redrive(held, held.redriven(token, redriveCount, surroundings.now()));
  }
}
