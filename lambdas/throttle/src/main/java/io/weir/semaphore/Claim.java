package io.weir.semaphore;

/** How a transaction gets one slot. */
public sealed interface Claim {
  /** Returns the slot as it is held if the transaction succeeds. */
  Slot slot();

  /** A slot nobody holds; refused if somebody does. It counts against the semaphores. */
  record NewSlot(Slot slot) implements Claim {}

  /**
   * A slot left by an earlier attempt for the same message; refused if its token has changed. It is
   * in the count already.
   */
  record TakeOver(Slot slot, String formerToken) implements Claim {}
}
