package io.weir.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * One queue. Calls block until the service has answered; implementations are thread-safe.
 *
 * <p>Every method may throw a {@link QueueException}; what it was asked to do may then have
 * happened or not.
 */
public interface MessageQueue {
  /** Returns what the queue says of itself; may be some minutes old. */
  QueueSettings settings();

  /** Returns about how many messages wait to be received: neither in hand nor delayed. */
  int backlog();

  /**
   * Receives up to {@code most} messages, in parallel requests where one cannot carry them.
   *
   * @param wait how long an empty queue is waited for; a message that arrives ends the wait
   * @param visibility how long the messages stay hidden from others
   * @return what was there, perhaps nothing; each message once, in the order received
   */
  List<QueueMessage> receive(int most, Duration wait, Duration visibility);

  /**
   * Deletes messages. One that was received again since, or is gone, is no error: the deletion of a
   * message is repeated when it returns.
   */
  void delete(Collection<QueueMessage> messages);

  /** Makes messages visible again after {@code delay}; those received again since stay as is. */
  void giveBack(Collection<QueueMessage> messages, Duration delay);

  /**
   * Moves a message to the failed queue: sends it there with its body and attributes untouched and
   * its reason added, then deletes it here. A crash in between leaves it in both.
   */
  Quarantined quarantine(QueueMessage message, Rejection rejection);

  /** What became of a quarantine. */
  enum Quarantined {
    /** The message is on the failed queue. */
    MOVED,
    /** There is no failed queue; the message stays and returns after its visibility timeout. */
    NO_FAILED_QUEUE
  }
}
