package io.weir.semaphore;

import io.weir.execution.ExecutionArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a transaction was refused as a whole. It need not name every entry that would refuse.
 *
 * @param semaphores those whose condition failed
 * @param slots those whose condition failed
 */
public record Refusal(List<RefusedSemaphore> semaphores, List<RefusedSlot> slots) {
  /**
   * A semaphore that refused.
   *
   * @param found its state at that instant; null where it does not exist, or was edited into
   *     nonsense
   */
  public record RefusedSemaphore(SemaphoreKey key, @Nullable SemaphoreState found) {}

  /**
   * A slot that refused.
   *
   * @param found the slot at that instant; null where it does not exist, or was edited into
   *     nonsense
   */
  public record RefusedSlot(ExecutionArn holder, @Nullable Slot found) {}

  public Refusal {
    semaphores = List.copyOf(semaphores);
    slots = List.copyOf(slots);
  }
}
