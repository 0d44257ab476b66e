package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.queue.MessageQueue;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.Rejection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A queue whose calls are let through one at a time; what does nothing is none. */
@SuppressWarnings("unchecked") // an answer is given back as it was taken
record CheckedQueue(MessageQueue queue, Controller controller) implements MessageQueue {
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
    return controller.call(
        List.class,
        new Call(Op.RECEIVE, List.of(queue.settings().url())),
        () -> queue.receive(most, wait, visibility));
  }

  @Override
  public void delete(Collection<QueueMessage> messages) {
    if (!messages.isEmpty()) {
      controller.run(new Call(Op.DELETE, List.copyOf(messages)), () -> queue.delete(messages));
    }
  }

  @Override
  public void giveBack(Collection<QueueMessage> messages, Duration delay) {
    controller.run(
        new Call(Op.GIVE_BACK, List.copyOf(messages)), () -> queue.giveBack(messages, delay));
  }

  @Override
  public Quarantined quarantine(QueueMessage message, Rejection rejection) {
    return controller.call(
        Quarantined.class,
        new Call(Op.QUARANTINE, List.of(message)),
        () -> queue.quarantine(message, rejection));
  }
}
