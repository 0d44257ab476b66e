package io.weir.memory;

import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.QueueUrl;
import io.weir.queue.UnknownQueueException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queues in memory, with visibility and receive counts on the clock given. Thread-safe. */
public final class MemoryQueues implements MessageQueues {
  private final InstantSource clock;
  private final Map<QueueUrl, MemoryQueue> queues = new LinkedHashMap<>();

  /** Creates an account without queues. */
  public MemoryQueues(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Creates a queue.
   *
   * @param failedQueue where its redrive policy sends messages, created before; null for no policy
   * @param maxReceiveCount the redrive policy's
   */
  public synchronized void create(
      QueueUrl url, @Nullable QueueUrl failedQueue, int maxReceiveCount) {
    MemoryQueue failed = failedQueue == null ? null : queue(failedQueue);
    QueueSettings settings =
        failed == null
            ? QueueSettings.withoutFailedQueue(url)
            : new QueueSettings(url, failedQueue, maxReceiveCount);
    queues.put(url, new MemoryQueue(settings, failed, clock));
  }

  /** Sends a message and returns its id. */
  public String send(QueueUrl url, String body, Map<String, MessageAttribute> attributes) {
    return queue(url).send(body, attributes);
  }

  /** Returns the messages of a queue, hidden ones too, in the order sent. */
  public List<QueueMessage> messages(QueueUrl url) {
    return queue(url).messages();
  }

  /**
   * A message as a queue keeps it.
   *
   * @param message as it was last received
   * @param visibleAt from when it can be received
   */
  public record Item(QueueMessage message, Instant visibleAt) {}

  /**
   * All that a queue holds.
   *
   * @param items in the order sent
   * @param sent how many were ever sent
   * @param receives how often one was ever received
   */
  public record Contents(List<Item> items, long sent, long receives) {
    public Contents {
      items = List.copyOf(items);
    }
  }

  /** Returns what each queue holds now. */
  public synchronized Map<QueueUrl, Contents> snapshot() {
    Map<QueueUrl, Contents> snapshot = new LinkedHashMap<>();
    queues.forEach((url, queue) -> snapshot.put(url, queue.snapshot()));
    return Collections.unmodifiableMap(snapshot);
  }

  /** Makes the queues hold what they held then; all of them were created before. */
  public synchronized void restore(Map<QueueUrl, Contents> snapshot) {
    snapshot.forEach((url, contents) -> queue(url).restore(contents));
  }

  @Override
  public MessageQueue open(QueueUrl url) {
    return queue(url);
  }

  private synchronized MemoryQueue queue(QueueUrl url) {
    MemoryQueue queue = queues.get(url);
    if (queue == null) {
      throw new UnknownQueueException(url);
    }
    return queue;
  }
}
