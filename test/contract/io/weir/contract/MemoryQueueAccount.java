package io.weir.contract;

import io.weir.memory.MemoryQueues;
import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

final class MemoryQueueAccount implements QueueAccount {
  private static final QueueUrl QUEUE = SemaphoresContract.QUEUE;

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final MemoryQueues queues = new MemoryQueues(() -> now);

  @Override
  public MessageQueues queues() {
    return queues;
  }

  @Override
  public QueueUrl create() {
    QueueUrl failed = new QueueUrl(QUEUE + "-failed");
    queues.create(failed, null, 0);
    queues.create(QUEUE, failed, MAX_RECEIVE_COUNT);
    return QUEUE;
  }

  @Override
  public QueueUrl createWithoutFailedQueue() {
    queues.create(QUEUE, null, 0);
    return QUEUE;
  }

  @Override
  public void send(QueueUrl queue, String body, Map<String, MessageAttribute> attributes) {
    queues.send(queue, body, attributes);
  }

  @Override
  public void letPass(Duration wait) {
    now = now.plus(wait);
  }
}
