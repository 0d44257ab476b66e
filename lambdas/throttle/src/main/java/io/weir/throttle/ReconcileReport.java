package io.weir.throttle;

import io.weir.semaphore.SemaphoreKey;
import java.util.List;

/**
 * What a round of the reconciler found and did.
 *
 * @param due whether it ran at all; another round runs, or there are so many slots that it is not
 *     due yet
 * @param slots slots held when it began
 * @param settled those old enough to be looked at
 * @param released slots given back
 * @param missing slots whose execution is not known, waiting for a second look
 * @param adopted redriven executions that got a slot
 * @param slotless executions of ours that run without a slot although never redriven: told, and
 *     left alone
 * @param left what the round had no time or quota for, or could not decide: the next one goes on
 * @param listsComplete whether every list of executions was read as far as it was needed
 * @param drifted semaphores whose counter is not the sum of their slots
 * @param unreadable one line for each item that somebody has edited into nonsense; the round went
 *     on without it
 */
public record ReconcileReport(
    boolean due,
    int slots,
    int settled,
    int released,
    int missing,
    int adopted,
    int slotless,
    int left,
    boolean listsComplete,
    List<Drifted> drifted,
    List<String> unreadable) {
  /** The report of a round that was not run. */
  static final ReconcileReport NOT_DUE =
      new ReconcileReport(false, 0, 0, 0, 0, 0, 0, 0, true, List.of(), List.of());

  /**
   * A counter that is wrong.
   *
   * @param counter slots in use by the counter
   * @param held slots in use by the slots themselves
   */
  public record Drifted(SemaphoreKey semaphore, int counter, int held) {}

  public ReconcileReport {
    drifted = List.copyOf(drifted);
    unreadable = List.copyOf(unreadable);
  }

  /** Returns the report with what could not be read. */
  ReconcileReport withUnreadable(List<String> lines) {
    return new ReconcileReport(
        due,
        slots,
        settled,
        released,
        missing,
        adopted,
        slotless,
        left,
        listsComplete,
        drifted,
        lines);
  }
}
