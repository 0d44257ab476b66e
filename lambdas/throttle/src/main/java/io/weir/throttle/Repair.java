package io.weir.throttle;

import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets a counter that has drifted to the sum of its slots, for an operator. The semaphore is paused
 * meanwhile, so that nobody acquires; releases go on, and each makes the repair count anew.
 * Thread-safe.
 */
public final class Repair {
  /** The reason a semaphore is paused with while it is repaired. */
  public static final String REASON = "repair";

  /** Counts before it is given up: each is disturbed only by a release between its two reads. */
  private static final int COUNT_LIMIT = 20;

  private final Slots slots;
  private final Semaphores semaphores;
  private final ThrottleTrigger trigger;
  private final Surroundings surroundings;

  /** Creates the repair over these ports; {@code trigger} lets queues look for room after it. */
  public Repair(
      Slots slots, Semaphores semaphores, ThrottleTrigger trigger, Surroundings surroundings) {
    this.slots = slots;
    this.semaphores = semaphores;
    this.trigger = trigger;
    this.surroundings = surroundings;
  }

  /**
   * What a repair came to.
   *
   * @param before the counter as it was found
   * @param after the counter now, equal to the slots held
   * @param pausedReason why nothing starts now; null if executions start again
   */
  public record RepairReport(
      SemaphoreKey semaphore, int before, int after, @Nullable String pausedReason) {}

  /**
   * Repairs one semaphore. A pause that drift or an earlier repair left is ended, an operator's
   * stays.
   *
   * @throws SemaphoreException if releases disturb every count, or a slot cannot be read; it stays
   *     paused, and repeating is safe
   */
  public RepairReport repair(SemaphoreKey key) {
    int before = peek(key).used();
    semaphores.pause(key, REASON);
    for (int counts = 1; counts <= COUNT_LIMIT; counts++) {
      int counter = peek(key).used();
      int held = held(key);
      if (counter != held) {
        semaphores.repair(key, counter, held);
      } else if (peek(key).used() == counter) {
        return new RepairReport(key, before, counter, resume(key));
      }
      surroundings.backOff(counts);
    }
    throw new SemaphoreException(
        "semaphore " + key + " stays disturbed by releases; it is paused, repair it once more");
  }

  /** What a slot holds that cannot be read is not known: counted without it, too much would run. */
  private int held(SemaphoreKey key) {
    Census census = Census.take(slots, Instant.MIN);
    if (!census.unreadable().isEmpty()) {
      throw new SemaphoreException(
          "semaphore " + key + " stays paused, not repaired: " + census.unreadable().getFirst());
    }
    return census.permits().getOrDefault(key, 0);
  }

  private @Nullable String resume(SemaphoreKey key) {
    SemaphoreState state = peek(key);
    String reason = state.pausedReason();
    if (!REASON.equals(reason) && !Slots.DRIFT.equals(reason)) {
      return reason;
    }
    semaphores.resume(key);
    state.waitingQueues().forEach(trigger::trigger);
    return null;
  }

  private SemaphoreState peek(SemaphoreKey key) {
    return semaphores.peek(Set.of(key)).getOrDefault(key, SemaphoreState.absent(key));
  }
}
