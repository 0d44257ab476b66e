package io.weir.aws;

import io.weir.execution.ExecutionArn;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The form of a slot's item. */
final class SlotItem {
  static final String HOLDER = "holder";

  /** Far more than a slot holds, so few that millions of slots add up to a number. */
  private static final int PERMIT_LIMIT = 1_000;

  private static final String REMEDY =
      "correct the item or, once its execution has ended, delete it and run ./weir repair";

  private SlotItem() {}

  static Map<String, AttributeValue> write(Slot slot) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(HOLDER, Values.text(slot.holder().value()));
    item.put("queueUrl", Values.text(slot.queueUrl().value()));
    item.put("permits", permits(slot.permits()));
    item.put("token", Values.text(slot.token()));
    item.put("acquiredAt", Values.instant(slot.acquiredAt()));
    item.put("startTimeMillis", Values.number(slot.startTimeMillis()));
    item.put("attempts", Values.number(slot.attempts()));
    item.put("redriveCount", Values.number(slot.redriveCount()));
    item.put("stateMachineArn", Values.text(slot.stateMachine().value()));
    Slot.Origin message = slot.message();
    if (message != null) {
      item.put("messageId", Values.text(message.messageId()));
      item.put("bodyHash", Values.text(message.bodyHash()));
    }
    if (slot.missingSince() != null) {
      item.put("missingSince", Values.instant(slot.missingSince()));
    }
    return item;
  }

  /**
   * Reads a slot.
   *
   * @throws io.weir.semaphore.SemaphoreException if somebody has edited it into nonsense
   */
  static Slot read(Item item) {
    return item.as(SlotItem::form, REMEDY);
  }

  private static Slot form(Item item) {
    Slot slot = slot(item);
    if (!slot.stateMachine().owns(slot.holder())) {
      throw item.nonsense("stateMachineArn", "is not the state machine of the execution");
    }
    return slot;
  }

  private static Slot slot(Item item) {
    return new Slot(
        new ExecutionArn(item.key()),
        item.parsed("queueUrl", "a queue URL", QueueUrl::new),
        permits(item),
        item.text("token"),
        message(item),
        item.instant("acquiredAt"),
        item.millis("startTimeMillis"),
        item.count("attempts"),
        item.count("redriveCount"),
        item.instantOrNull("missingSince"),
        item.parsed("stateMachineArn", "a state machine ARN", StateMachineArn::new));
  }

  private static Slot.@Nullable Origin message(Item item) {
    String messageId = item.textOrNull("messageId");
    return messageId == null ? null : new Slot.Origin(messageId, item.text("bodyHash"));
  }

  private static AttributeValue permits(Map<SemaphoreKey, Integer> permits) {
    Map<String, AttributeValue> map = new HashMap<>();
    permits.forEach((key, count) -> map.put(key.value(), Values.number(count)));
    return Values.map(map);
  }

  private static Map<SemaphoreKey, Integer> permits(Item item) {
    Item map = item.required("permits", item.mapOrNull("permits"));
    Map<SemaphoreKey, Integer> permits = new HashMap<>();
    try {
      map.attributes().keySet().forEach(key -> permits.put(new SemaphoreKey(key), map.count(key)));
    } catch (IllegalArgumentException noKey) {
      throw item.nonsense("permits", "holds a key that no semaphore has");
    }
    if (permits.isEmpty() || !permits.values().stream().allMatch(SlotItem::isPermit)) {
      throw item.nonsense("permits", "must hold 1 to " + PERMIT_LIMIT + " of each semaphore");
    }
    return permits;
  }

  private static boolean isPermit(int count) {
    return count >= 1 && count <= PERMIT_LIMIT;
  }
}
