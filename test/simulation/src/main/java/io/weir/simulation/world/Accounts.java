package io.weir.simulation.world;

import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueue;
import io.weir.queue.QuarantineAttributes;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.simulation.check.Observation.MessageDeleted;
import io.weir.simulation.check.Observation.MessageGivenBack;
import io.weir.simulation.check.Observation.MessageQuarantined;
import io.weir.simulation.check.Observation.MessageReceived;
import io.weir.simulation.check.Observation.MessageSent;
import io.weir.simulation.check.Observation.MessageSentBack;
import io.weir.simulation.check.Sent;
import io.weir.simulation.world.Scenario.SimulatedQueueSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The queues as their account sees them: who sent what, and which copy on a failed queue is whose.
 */
final class Accounts {
  private final World world;
  private final Map<String, Letter> sent = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();

  private record Letter(Draft draft, QueueUrl queue) {}

  Accounts(World world) {
    this.world = world;
  }

  /** Returns how many messages were sent. */
  int sent() {
    return sent.size();
  }

  /** Sends a message. */
  void send(QueueUrl queue, Draft draft, Map<String, MessageAttribute> attributes) {
    String id = world.adapters().memoryQueues().send(queue, draft.body(), attributes);
    sent.put(id, new Letter(draft, queue));
    world.observe(
        new MessageSent(
            new Sent(id, queue.value(), draft.execution(id), draft.work(), draft.fault())));
  }

  void received(QueueUrl queue, List<QueueMessage> messages, int invocation) {
    for (QueueMessage message : messages) {
      world.observe(new MessageReceived(message.messageId(), message.receiveCount(), invocation));
    }
    noticeMovedBySqs(queue);
  }

  void deleted(Collection<QueueMessage> messages) {
    messages.forEach(message -> world.observe(new MessageDeleted(message.messageId())));
  }

  void givenBack(Collection<QueueMessage> messages, int invocation) {
    messages.forEach(
        message -> world.observe(new MessageGivenBack(message.messageId(), invocation)));
  }

  MessageQueue.Quarantined quarantine(
      MessageQueue queue, QueueMessage message, Rejection rejection) {
    MessageQueue.Quarantined result = queue.quarantine(message, rejection);
    if (result == MessageQueue.Quarantined.MOVED) {
      quarantined(failedQueue(queue), message, rejection);
    }
    return result;
  }

  /** What a crash between the two halves of a quarantine leaves. */
  boolean quarantineWithoutDelete(MessageQueue queue, QueueMessage message, Rejection rejection) {
    QueueUrl failed = failedQueue(queue);
    Map<String, MessageAttribute> attributes = new HashMap<>(message.attributes());
    attributes.putAll(QuarantineAttributes.of(rejection, queue.settings().url()));
    world.adapters().memoryQueues().send(failed, message.body(), attributes);
    quarantined(failed, message, rejection);
    return true;
  }

  private static QueueUrl failedQueue(MessageQueue queue) {
    return Objects.requireNonNull(queue.settings().failedQueue());
  }

  private void quarantined(QueueUrl failed, QueueMessage message, Rejection rejection) {
    originals.put(onFailedQueue(failed).getLast().messageId(), message.messageId());
    world.observe(new MessageQuarantined(message.messageId(), rejection.reason().code()));
  }

  private List<QueueMessage> onFailedQueue(QueueUrl failed) {
    return world.adapters().memoryQueues().messages(failed);
  }

  /** SQS itself moves a message at its last receive, and tells nobody. */
  private void noticeMovedBySqs(QueueUrl queue) {
    QueueUrl failed = failedOf(queue);
    for (QueueMessage copy : onFailedQueue(failed)) {
      if (!originals.containsKey(copy.messageId())) {
        String original = whoseBodyVanished(queue, copy.body());
        originals.put(copy.messageId(), original);
        world.observe(new MessageQuarantined(original, null));
      }
    }
  }

  private String whoseBodyVanished(QueueUrl queue, String body) {
    List<String> there =
        world.adapters().memoryQueues().messages(queue).stream()
            .map(QueueMessage::messageId)
            .toList();
    return sent.entrySet().stream()
        .filter(entry -> entry.getValue().queue().equals(queue))
        .filter(entry -> entry.getValue().draft().body().equals(body))
        .map(Map.Entry::getKey)
        .filter(id -> !there.contains(id) && !originals.containsValue(id))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private QueueUrl failedOf(QueueUrl queue) {
    return world.scenario().queues().stream()
        .filter(each -> each.url().equals(queue))
        .map(SimulatedQueueSettings::failed)
        .findFirst()
        .orElseThrow();
  }

  /** Sends all that is on a failed queue back to where it came from, each under a new id. */
  void sendBack(SimulatedQueueSettings settings) {
    MessageQueue failed = world.adapters().memoryQueues().open(settings.failed());
    List<QueueMessage> copies = failed.receive(10, Duration.ZERO, Duration.ofHours(1));
    for (QueueMessage copy : copies) {
      String original = Objects.requireNonNull(originals.get(copy.messageId()));
      world.observe(new MessageSentBack(original));
      send(settings.url(), Objects.requireNonNull(sent.get(original)).draft(), copy.attributes());
    }
    failed.delete(copies);
  }

  /** Returns the ids of all messages still on a queue that is not a failed one. */
  List<String> left() {
    List<String> left = new ArrayList<>();
    for (SimulatedQueueSettings queue : world.scenario().queues()) {
      world.adapters().memoryQueues().messages(queue.url()).stream()
          .map(QueueMessage::messageId)
          .forEach(left::add);
    }
    return left;
  }
}
