package io.weir.queue;

/** Finds queues. Implementations are thread-safe. */
public interface MessageQueues {
  /**
   * Returns the queue at {@code url}.
   *
   * @throws UnknownQueueException if there is none
   */
  MessageQueue open(QueueUrl url);
}
