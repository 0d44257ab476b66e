package io.weir.aws;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Slots and their counters in two tables, every decision one conditional write. */
final class DynamoDbSlots implements Slots {
  private static final String COUNT_UP = "SET semvalue = if_not_exists(semvalue, :zero) + :count";

  private static final String COUNT_DOWN = "SET semvalue = semvalue - :count";

  private static final String SET_DRIFTED =
      "SET semvalue = :zero, paused = :true,"
          + " pausedReason = if_not_exists(pausedReason, :drift)";

  /** Conditions have no arithmetic: {@code :most} is the limit less the count. */
  private static final String HAS_ROOM =
      "executionLimit = :limit AND executionLimit >= :count"
          + " AND (attribute_not_exists(semvalue) OR semvalue <= :most)"
          + " AND (attribute_not_exists(paused) OR paused = :false)";

  private static final String COVERS = "semvalue >= :count";

  private static final String STILL = "semvalue = :read";

  /** What is no number, or none that the slots are counted in, counts for nothing. */
  private static final String STILL_NOTHING =
      "attribute_not_exists(semvalue) OR semvalue < :count"
          + " OR NOT attribute_type(semvalue, :number)";

  private static final String NOT_HELD = "attribute_not_exists(holder)";

  private static final String TOKEN_UNCHANGED = "#token = :token";

  private static final String TAKE_OVER =
      "SET #token = :new, acquiredAt = :acquiredAt, attempts = attempts + :one"
          + " REMOVE missingSince";

  private static final String MARK_MISSING = "SET missingSince = :since";

  private static final String UNMARKED = "#token = :token AND attribute_not_exists(missingSince)";

  private static final String UNMARK_MISSING = "REMOVE missingSince";

  private static final String SET_REDRIVE_COUNT = "SET redriveCount = :count";

  private static final String NO_LATER_REDRIVE = "#token = :token AND redriveCount <= :count";

  private static final String REDRIVE =
      "SET #token = :new, acquiredAt = :acquiredAt, redriveCount = :count REMOVE missingSince";

  private final Table semaphores;
  private final Table slots;
  private final TableReader reader;

  DynamoDbSlots(Table semaphores, Table slots, TableReader reader) {
    this.semaphores = semaphores;
    this.slots = slots;
    this.reader = reader;
  }

  @Override
  public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
    Transaction transaction = new Transaction(semaphores, slots, reader);
    permits.forEach(permit -> transaction.add(permit.key(), take(permit)));
    claims.forEach(claim -> transaction.add(claim.slot().holder(), take(claim)));
    return acquired(transaction.commit());
  }

  private TransactWriteItem take(Permit permit) {
    return semaphores.transactedUpdate(
        permit.key().value(),
        new Write(
            COUNT_UP,
            HAS_ROOM,
            Map.of(
                ":zero", Values.number(0),
                ":count", Values.number(permit.count()),
                ":limit", Values.number(permit.limit()),
                ":most", Values.number((long) permit.limit() - permit.count()),
                ":false", Values.flag(false))));
  }

  private TransactWriteItem take(Claim claim) {
    return switch (claim) {
      case Claim.NewSlot(Slot slot) -> put(slot);
      case Claim.TakeOver(Slot slot, String formerToken) -> takeOver(slot, formerToken);
    };
  }

  private TransactWriteItem put(Slot slot) {
    return slots.transactedPut(SlotItem.write(slot), NOT_HELD);
  }

  private TransactWriteItem takeOver(Slot slot, String formerToken) {
    return slots.transactedUpdate(
        slot.holder().value(),
        new Write(
            TAKE_OVER,
            TOKEN_UNCHANGED,
            Map.of(
                ":token", Values.text(formerToken),
                ":new", Values.text(slot.token()),
                ":acquiredAt", Values.instant(slot.acquiredAt()),
                ":one", Values.number(1))));
  }

  @Override
  public AcquireResult adopt(Slot slot) {
    Transaction transaction = new Transaction(semaphores, slots, reader);
    slot.permits().forEach((key, count) -> transaction.add(key, countUp(key, count)));
    transaction.add(slot.holder(), put(slot));
    return acquired(transaction.commit());
  }

  private TransactWriteItem countUp(SemaphoreKey key, int count) {
    return semaphores.transactedUpdate(
        key.value(),
        new Write(
            COUNT_UP, null, Map.of(":zero", Values.number(0), ":count", Values.number(count))));
  }

  private static AcquireResult acquired(Transaction.Outcome outcome) {
    return switch (outcome) {
      case Transaction.Outcome.Committed committed -> new AcquireResult.Acquired();
      case Transaction.Outcome.Refused(var refusal) -> new AcquireResult.Refused(refusal);
      case Transaction.Outcome.Contended contended -> new AcquireResult.Contended();
    };
  }

  @Override
  public ReleaseResult release(List<Slot> held, Map<SemaphoreKey, Integer> drifted) {
    Transaction transaction = new Transaction(semaphores, slots, reader);
    Slot.sum(held)
        .forEach((key, count) -> transaction.add(key, countDown(key, count, drifted.get(key))));
    held.forEach(slot -> transaction.add(slot.holder(), delete(slot)));
    return switch (transaction.commit()) {
      case Transaction.Outcome.Committed committed -> new ReleaseResult.Released();
      case Transaction.Outcome.Refused(var refusal) -> new ReleaseResult.Refused(refusal);
      case Transaction.Outcome.Contended contended -> new ReleaseResult.Contended();
    };
  }

  private TransactWriteItem countDown(SemaphoreKey key, int count, @Nullable Integer drifted) {
    Write write =
        drifted == null
            ? new Write(COUNT_DOWN, COVERS, Map.of(":count", Values.number(count)))
            : setDrifted(drifted, count);
    return semaphores.transactedUpdate(key.value(), write);
  }

  private static Write setDrifted(int read, int count) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":zero", Values.number(0));
    values.put(":true", Values.flag(true));
    values.put(":drift", Values.text(DRIFT));
    if (read > 0) {
      values.put(":read", Values.number(read));
      return new Write(SET_DRIFTED, STILL, values);
    }
    values.put(":count", Values.number(count));
    values.put(":number", Values.NUMBER_TYPE);
    return new Write(SET_DRIFTED, STILL_NOTHING, values);
  }

  private TransactWriteItem delete(Slot slot) {
    return slots.transactedDelete(
        slot.holder().value(),
        new Write(null, TOKEN_UNCHANGED, Map.of(":token", Values.text(slot.token()))));
  }

  @Override
  public Map<ExecutionArn, Slot> read(Set<ExecutionArn> holders) {
    Map<ExecutionArn, Slot> found = new HashMap<>();
    reader
        .get(holders.stream().map(ExecutionArn::value).toList())
        .values()
        .forEach(item -> putIfSound(found, item));
    return found;
  }

  private void putIfSound(Map<ExecutionArn, Slot> found, Item item) {
    Slot slot = reader.sound(item, SlotItem::read);
    if (slot != null) {
      found.put(slot.holder(), slot);
    }
  }

  @Override
  public void scan(Consumer<Slot> slotReader) {
    scan(slotReader, _ -> {});
  }

  @Override
  public void scan(Consumer<Slot> slotReader, Consumer<String> unreadable) {
    reader.scan(scan -> scan.consistentRead(true), SlotItem::read, slotReader, unreadable);
  }

  @Override
  public boolean markMissing(Slot slot, Instant since) {
    return update(
        slot,
        new Write(
            MARK_MISSING,
            UNMARKED,
            Map.of(":token", Values.text(slot.token()), ":since", Values.instant(since))));
  }

  @Override
  public boolean unmarkMissing(Slot slot) {
    return update(
        slot,
        new Write(UNMARK_MISSING, TOKEN_UNCHANGED, Map.of(":token", Values.text(slot.token()))));
  }

  @Override
  public boolean raiseRedriveCount(Slot slot, int redriveCount) {
    return update(
        slot,
        new Write(
            SET_REDRIVE_COUNT,
            NO_LATER_REDRIVE,
            Map.of(":token", Values.text(slot.token()), ":count", Values.number(redriveCount))));
  }

  @Override
  public boolean redrive(Slot before, Slot after) {
    return update(
        before,
        new Write(
            REDRIVE,
            TOKEN_UNCHANGED,
            Map.of(
                ":token", Values.text(before.token()),
                ":new", Values.text(after.token()),
                ":acquiredAt", Values.instant(after.acquiredAt()),
                ":count", Values.number(after.redriveCount()))));
  }

  private boolean update(Slot slot, Write write) {
    return slots.update(slot.holder().value(), write);
  }
}
