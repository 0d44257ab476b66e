package io.weir.semaphore;

import io.weir.execution.ExecutionArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds the slots and, in the same transactions, the counters of their semaphores. Calls block;
 * implementations are thread-safe.
 *
 * <p>Every method may throw a {@link SemaphoreException}; its transaction may then have been
 * committed or not.
 */
public interface Slots {
  /** The most items of one transaction, slots and semaphores together (DynamoDB's quota). */
  int TRANSACTION_LIMIT = 100;

  /** The reason a semaphore is paused with when its counter was found too low. */
  String DRIFT = "drift";

  /**
   * Takes slots, all or none: each new one if nobody holds it, each taken over if its token is
   * unchanged, each semaphore if it has the room, the limit believed in, and is not paused.
   */
  AcquireResult acquire(List<Permit> permits, List<Claim> claims);

  /** Takes the slot of an execution found running, whatever room there is, if nobody holds it. */
  AcquireResult adopt(Slot slot);

  /**
   * Gives slots back, all or none: each slot if its token is unchanged, each counter if it covers
   * what the slots hold.
   *
   * @param drifted counters found too low, with the value read; instead of counted down they are
   *     set to 0, if still at that value, and the semaphore is paused with the reason {@code
   *     drift}, unless it is paused already. 0 stands, too, for a counter that is absent or that
   *     somebody has edited into nonsense
   */
  ReleaseResult release(List<Slot> slots, Map<SemaphoreKey, Integer> drifted);

  /**
   * Reads slots consistently; those nobody holds are left out. So is an item that somebody has
   * edited into nonsense, which the store tells as a warning: it stays held until it is corrected.
   */
  Map<ExecutionArn, Slot> read(Set<ExecutionArn> holders);

  /**
   * Reads every slot held, each as it was at some instant of the call. Expensive: a scan. An item
   * that somebody has edited into nonsense is left out, as in {@link #read}.
   *
   * @param reader is handed one after the other, in no order
   */
  void scan(Consumer<Slot> reader);

  /**
   * As {@link #scan(Consumer)}, and says what was left out. A store that nobody can edit has
   * nothing to say.
   *
   * @param unreadable is told, in one line each, of items that are no slots any more
   */
  default void scan(Consumer<Slot> reader, Consumer<String> unreadable) {
    scan(reader);
  }

  /** Marks a slot as not known to Step Functions, if unmarked and its token is unchanged. */
  boolean markMissing(Slot slot, Instant since);

  /** Removes that mark, if the token is unchanged. */
  boolean unmarkMissing(Slot slot);

  /**
   * Notes that a later run of the execution holds the slot, if its token is unchanged. A count as
   * high or higher stays: a late answer about an earlier run must not make its completion
   * believable.
   */
  boolean raiseRedriveCount(Slot slot, int redriveCount);

  /** Gives a slot to a later run: new token, stamp and redrive count, if the token is unchanged. */
  boolean redrive(Slot before, Slot after);
}
