package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.Executions;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds slots whose execution no longer runs, or never did, gives them back and hands them off.
 *
 * <p>It asks Step Functions about every slot old enough that no start for it can be on its way. A
 * closed execution frees its slot at once. "Does not exist" is believed only if it is still so, for
 * the same token, some time later, for descriptions are eventually consistent. No slot is freed
 * because a clock ran out. One at a time.
 */
public final class Reconciler {
  private final Slots slots;
  private final Executions executions;
  private final Releaser releaser;
  private final HandOff handOff;
  private final Surroundings surroundings;

  /** Creates the reconciler over these ports; {@code pass} is what a hand-off runs. */
  public Reconciler(
      Slots slots,
      Semaphores semaphores,
      Executions executions,
      Pass pass,
      ThrottleTrigger trigger,
      Surroundings surroundings) {
    this.slots = slots;
    this.executions = executions;
    this.releaser = new Releaser(slots, surroundings);
    this.handOff = new HandOff(pass, semaphores, trigger, surroundings);
    this.surroundings = surroundings;
  }

  /**
   * What a round found.
   *
   * @param examined slots asked about
   * @param released slots given back
   * @param missing slots whose execution is not known, waiting for a second look
   * @param left slots old enough that the round had no time for
   */
  public record ReconcileReport(int examined, int released, int missing, int left) {}

  /** Runs one round, until all is looked at or the deadline has come. */
  public ReconcileReport run(Instant deadline) {
    Instant settled = surroundings.now().minus(surroundings.timings().settledAge());
    List<Slot> old = slots.stampedBefore(settled);
    List<Slot> leaked = new ArrayList<>();
    int examined = 0;
    int missing = 0;
    for (Slot slot : old) {
      if (!surroundings.now().isBefore(deadline)) {
        break;
      }
      examined++;
      switch (examine(slot)) {
        case LEAKED -> leaked.add(slot);
        case MISSING -> missing++;
        case IN_USE -> {}
      }
      surroundings.delays().pause(surroundings.timings().describeInterval());
    }
    List<Slot> released = releaser.release(leaked, slot -> false);
    released.forEach(slot -> surroundings.listener().leakHealed(slot));
    handOff.after(released, deadline);
    return new ReconcileReport(examined, released.size(), missing, old.size() - examined);
  }

  private enum Finding {
    IN_USE,
    MISSING,
    LEAKED
  }

  private Finding examine(Slot slot) {
    return switch (executions.describe(slot.holder())) {
      case DescribeResult.Found(Execution execution) -> found(slot, execution);
      case DescribeResult.DoesNotExist _ -> absent(slot);
      case DescribeResult.Unavailable _ -> Finding.IN_USE;
    };
  }

  private Finding found(Slot slot, Execution execution) {
    if (execution.status().isClosed() && execution.redriveCount() >= slot.redriveCount()) {
      return Finding.LEAKED;
    }
    if (slot.missingSince() != null) {
      slots.unmarkMissing(slot);
    }
    return Finding.IN_USE;
  }

  private Finding absent(Slot slot) {
    Instant since = slot.missingSince();
    if (since == null) {
      slots.markMissing(slot, surroundings.now());
      return Finding.MISSING;
    }
    if (surroundings.now().isBefore(since.plus(surroundings.timings().absenceWait()))) {
      return Finding.MISSING;
    }
    return Finding.LEAKED;
  }
}
