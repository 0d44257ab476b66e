package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.semaphore.SemaphoreState;
import java.time.Duration;
import java.util.List;

/**
 * How a pass left the semaphores of its queue, and how long their slots stood idle before it.
 *
 * @param semaphores as last peeked, with the slots taken since: the queue's own first, then the
 *     shared ones; empty where it did not get its turn
 * @param handOffs from the end of an execution, as its event told it, to the start of the next in
 *     its slot; one for each start that a hand-off made and whose slot's last end is known
 * @param idle slot-time that stood idle while a message waited for it, up to the starts of this
 *     pass; see {@code docs/METRICS.md}
 */
public record SlotUse(List<SemaphoreState> semaphores, List<Duration> handOffs, Duration idle) {
  public SlotUse {
    semaphores = List.copyOf(semaphores);
    handOffs = List.copyOf(handOffs);
    requireNonNull(idle);
  }
}
