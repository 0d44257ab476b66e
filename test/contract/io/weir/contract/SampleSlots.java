package io.weir.contract;

import io.weir.execution.ExecutionName;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.Claim;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Slots as a pass would ask for them. */
final class SampleSlots {
  static final Instant STAMP = Instant.parse("2026-11-21T12:00:00.123456789Z");

  private static final StateMachineArn MACHINE =
      new StateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:IngestGranule");

  private SampleSlots() {}

  static Slot slot(String name, SemaphoreKey... keys) {
    return slot(name, STAMP, keys);
  }

  static Slot slot(String name, Instant stamp, SemaphoreKey... keys) {
    Map<SemaphoreKey, Integer> permits = new HashMap<>();
    for (SemaphoreKey key : keys) {
      permits.put(key, 1);
    }
    return new Slot(
        MACHINE.execution(new ExecutionName(name)),
        SemaphoresContract.QUEUE,
        permits,
        "token-of-" + name,
        new Slot.Origin("message-of-" + name, "hash-of-" + name),
        stamp,
        stamp.toEpochMilli(),
        1,
        0,
        null,
        MACHINE);
  }

  static Slot adopted(String name, SemaphoreKey... keys) {
    Slot slot = slot(name, keys);
    return new Slot(
        slot.holder(),
        slot.queueUrl(),
        slot.permits(),
        slot.token(),
        null,
        slot.acquiredAt(),
        slot.startTimeMillis(),
        slot.attempts(),
        2,
        null,
        slot.stateMachine());
  }

  static List<Slot> slots(int count, SemaphoreKey... keys) {
    return IntStream.range(0, count).mapToObj(i -> slot("granule-" + i, keys)).toList();
  }

  static Claim take(Slot slot) {
    return new Claim.NewSlot(slot);
  }

  static List<Claim> take(List<Slot> slots) {
    return slots.stream().map(SampleSlots::take).toList();
  }
}
