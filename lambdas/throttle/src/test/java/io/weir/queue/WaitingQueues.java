package io.weir.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Queues on which a long poll that finds nothing takes its time, on the clock given. */
public record WaitingQueues(MessageQueues queues, Consumer<Duration> clock)
    implements MessageQueues {
  @Override
  public MessageQueue open(QueueUrl url) {
    return new WaitingQueue(queues.open(url), clock);
  }

  private record WaitingQueue(MessageQueue queue, Consumer<Duration> clock)
      implements MessageQueue {
    @Override
    public QueueSettings settings() {
      return queue.settings();
    }

    @Override
    public int backlog() {
      return queue.backlog();
    }

    @Override
    public List<QueueMessage> receive(int most, Duration wait, Duration visibility) {
      List<QueueMessage> messages = queue.receive(most, wait, visibility);
      if (messages.isEmpty()) {
        clock.accept(wait);
      }
      return messages;
    }

    @Override
    public void delete(Collection<QueueMessage> messages) {
      queue.delete(messages);
    }

    @Override
    public void giveBack(Collection<QueueMessage> messages, Duration delay) {
      queue.giveBack(messages, delay);
    }

    @Override
    public Quarantined quarantine(QueueMessage message, Rejection rejection) {
      return queue.quarantine(message, rejection);
    }
  }
}
