package io.weir.throttle;

import io.weir.queue.MessageQueue;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.Rejection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A queue whose long polls take their time when there is nothing to receive. */
record WaitingQueue(MessageQueue queue, Consumer<Duration> time) implements MessageQueue {
  @Override
  public List<QueueMessage> receive(int most, Duration wait, Duration visibility) {
    List<QueueMessage> messages = queue.receive(most, wait, visibility);
    if (messages.isEmpty()) {
      time.accept(wait);
    }
    return messages;
  }

  @Override
  public QueueSettings settings() {
    return queue.settings();
  }

  @Override
  public int backlog() {
    return queue.backlog();
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
