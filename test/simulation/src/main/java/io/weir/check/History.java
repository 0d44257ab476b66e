package io.weir.check;

import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.semaphore.SemaphoreKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the promises need to know of the past.
 *
 * @param pasts by execution
 * @param ceilings by semaphore, how many executions that were never redriven may run: the limit in
 *     force, or what was held when it was lowered and still is
 */
record History(Map<ExecutionArn, Past> pasts, Map<SemaphoreKey, Integer> ceilings) {
  /**
   * An execution's past.
   *
   * @param changedAt when its status changed last, in seconds since the beginning
   * @param before what it was before that; null before its start
   * @param heldRun the latest run that a slot was held for
   */
  record Past(int changedAt, @Nullable Execution before, int heldRun) {}

  History {
    pasts = Map.copyOf(pasts);
    ceilings = Map.copyOf(ceilings);
  }
}
