package io.weir.memory;

import io.weir.memory.MemoryQueues.Contents;
import io.weir.memory.MemoryQueues.Item;
import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueue;
import io.weir.queue.QuarantineAttributes;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One queue in memory. A long poll never waits: what is not there is answered as not there. */
final class MemoryQueue implements MessageQueue {
  private final QueueSettings settings;
  private final @Nullable MemoryQueue failed;
  private final InstantSource clock;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private long sent;
  private long receives;

  MemoryQueue(QueueSettings settings, @Nullable MemoryQueue failed, InstantSource clock) {
    this.settings = settings;
    this.failed = failed;
    this.clock = clock;
  }

  synchronized String send(String body, Map<String, MessageAttribute> attributes) {
    String id = settings.url().name() + "-" + ++sent;
    Instant now = clock.instant();
    items.put(id, new Item(new QueueMessage(id, "", body, 0, now, attributes), now));
    return id;
  }

  synchronized List<QueueMessage> messages() {
    return items.values().stream().map(Item::message).toList();
  }

  @Override
  public QueueSettings settings() {
    return settings;
  }

  @Override
  public synchronized int backlog() {
    Instant now = clock.instant();
    return (int) items.values().stream().filter(item -> !now.isBefore(item.visibleAt())).count();
  }

  @Override
  public synchronized List<QueueMessage> receive(int most, Duration wait, Duration visibility) {
    Instant now = clock.instant();
    List<QueueMessage> received = new ArrayList<>();
    Iterator<Item> iterator = List.copyOf(items.values()).iterator();
    while (iterator.hasNext() && received.size() < most) {
      Item item = iterator.next();
      if (!now.isBefore(item.visibleAt()) && !redriven(item)) {
        received.add(receive(item, now.plus(visibility)));
      }
    }
    return received;
  }

  private QueueMessage receive(Item item, Instant visibleAt) {
    QueueMessage before = item.message();
    QueueMessage message =
        new QueueMessage(
            before.messageId(),
            before.messageId() + "#" + ++receives,
            before.body(),
            before.receiveCount() + 1,
            before.sentAt(),
            before.attributes());
    items.put(message.messageId(), new Item(message, visibleAt));
    return message;
  }

  /** As SQS does: the receive after the last allowed one moves the message away. */
  private boolean redriven(Item item) {
    Integer most = settings.maxReceiveCount();
    if (failed == null || most == null || item.message().receiveCount() < most) {
      return false;
    }
    items.remove(item.message().messageId());
    failed.send(item.message().body(), item.message().attributes());
    return true;
  }

  @Override
  public synchronized void delete(Collection<QueueMessage> messages) {
    messages.stream().filter(this::isInHand).forEach(each -> items.remove(each.messageId()));
  }

  @Override
  public synchronized void giveBack(Collection<QueueMessage> messages, Duration delay) {
    Instant visibleAt = clock.instant().plus(delay);
    messages.stream()
        .filter(this::isInHand)
        .forEach(each -> items.put(each.messageId(), new Item(each, visibleAt)));
  }

  @Override
  public Quarantined quarantine(QueueMessage message, Rejection rejection) {
    if (failed == null) {
      return Quarantined.NO_FAILED_QUEUE;
    }
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>(message.attributes());
    attributes.putAll(QuarantineAttributes.of(rejection, settings.url()));
    failed.send(message.body(), attributes);
    delete(List.of(message));
    return Quarantined.MOVED;
  }

  synchronized Contents snapshot() {
    return new Contents(List.copyOf(items.values()), sent, receives);
  }

  synchronized void restore(Contents contents) {
    items.clear();
    contents.items().forEach(each -> items.put(each.message().messageId(), each));
    sent = contents.sent();
    receives = contents.receives();
  }

  private boolean isInHand(QueueMessage message) {
    Item item = items.get(message.messageId());
    return item != null && item.message().receiptHandle().equals(message.receiptHandle());
  }
}
