package io.weir.aws;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Writes to semaphores and slots, all or none, in one TransactWriteItems. One use, one thread.
 *
 * <p>DynamoDB gives its reasons by position: those of the semaphores come first, then those of the
 * slots. A token of its own makes the client's retries of one transaction one transaction.
 */
final class Transaction {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  /** Refused by load or by another transaction, not by a condition: nothing is decided. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final Table semaphores;
  private final Table slots;
  private final TableReader reader;
  private final List<SemaphoreKey> keys = new ArrayList<>();
  private final List<ExecutionArn> holders = new ArrayList<>();
  private final List<TransactWriteItem> semaphoreWrites = new ArrayList<>();
  private final List<TransactWriteItem> slotWrites = new ArrayList<>();

  /**
   * Begins one.
   *
   * @param reader tells of refusing items that are nonsense
   */
  Transaction(Table semaphores, Table slots, TableReader reader) {
    this.semaphores = semaphores;
    this.slots = slots;
    this.reader = reader;
  }

  /** What a transaction came to. */
  sealed interface Outcome {
    record Committed() implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    record Contended() implements Outcome {}
  }

  void add(SemaphoreKey key, TransactWriteItem write) {
    keys.add(key);
    semaphoreWrites.add(write);
  }

  void add(ExecutionArn holder, TransactWriteItem write) {
    holders.add(holder);
    slotWrites.add(write);
  }

  Outcome commit() {
    List<TransactWriteItem> writes = writes();
    if (writes.isEmpty()) {
      return new Outcome.Committed();
    }
    String clientToken = UUID.randomUUID().toString();
    try {
      slots
          .client()
          .transactWriteItems(
              request -> request.transactItems(writes).clientRequestToken(clientToken));
      return new Outcome.Committed();
    } catch (TransactionCanceledException canceled) {
      return decode(canceled);
    } catch (TransactionInProgressException ownRetry) {
      return new Outcome.Contended();
    } catch (SdkException failure) {
      throw failed(failure);
    }
  }

  private List<TransactWriteItem> writes() {
    List<TransactWriteItem> writes = new ArrayList<>(semaphoreWrites);
    writes.addAll(slotWrites);
    if (writes.size() > Slots.TRANSACTION_LIMIT) {
      throw new IllegalArgumentException(
          "a transaction has at most "
              + Slots.TRANSACTION_LIMIT
              + " items, asked for "
              + writes.size());
    }
    return writes;
  }

  private Outcome decode(TransactionCanceledException canceled) {
    List<CancellationReason> reasons = canceled.cancellationReasons();
    if (reasons.stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
      return new Outcome.Refused(refusal(reasons));
    }
    if (reasons.stream().anyMatch(reason -> PASSING.contains(reason.code()))) {
      return new Outcome.Contended();
    }
    throw failed(canceled);
  }

  private SemaphoreException failed(SdkException failure) {
    String first = keys.isEmpty() ? holders.getFirst().value() : keys.getFirst().value();
    int others = keys.size() + holders.size() - 1;
    return slots.failed(
        "transaction with table %s about %s and %d more items"
            .formatted(semaphores.name(), first, others),
        failure);
  }

  private Refusal refusal(List<CancellationReason> reasons) {
    if (reasons.size() != keys.size() + holders.size()) {
      throw new SemaphoreException(
          "transaction gave %d reasons for %d items"
              .formatted(reasons.size(), keys.size() + holders.size()));
    }
    List<RefusedSemaphore> refusedSemaphores = new ArrayList<>();
    List<RefusedSlot> refusedSlots = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      CancellationReason reason = reasons.get(i);
      if (!CONDITION_FAILED.equals(reason.code())) {
        continue;
      }
      if (i < keys.size()) {
        refusedSemaphores.add(refused(keys.get(i), reason));
      } else {
        refusedSlots.add(refused(holders.get(i - keys.size()), reason));
      }
    }
    return new Refusal(refusedSemaphores, refusedSlots);
  }

  private RefusedSemaphore refused(SemaphoreKey key, CancellationReason reason) {
    return new RefusedSemaphore(
        key,
        reason.hasItem()
            ? reader.sound(semaphores.item(key.value(), reason.item()), SemaphoreItem::read)
            : null);
  }

  private RefusedSlot refused(ExecutionArn holder, CancellationReason reason) {
    return new RefusedSlot(
        holder,
        reason.hasItem()
            ? reader.sound(slots.item(holder.value(), reason.item()), SlotItem::read)
            : null);
  }
}
