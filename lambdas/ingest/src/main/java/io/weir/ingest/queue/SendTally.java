package io.weir.ingest.queue;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which messages of a step are on the queue, by their number. A bit each. Thread-safe. */
final class SendTally {
  private final BitSet sent = new BitSet();
  private final SentNames names;
  private @Nullable Failure failure;

  SendTally(SentNames names) {
    this.names = names;
  }

  /**
   * Why messages are not sent.
   *
   * @param reason in words
   * @param forGood whether they would be refused again
   */
  record Failure(String reason, boolean forGood) {}

  /** Notes that a message is on the queue. */
  void sent(int number, Outgoing message) {
    synchronized (this) {
      sent.set(number);
    }
    names.add(message);
  }

  /** Notes that a message will not be sent. */
  synchronized void failed(Failure next) {
    if (failure == null || (next.forGood() && !failure.forGood())) {
      failure = next;
    }
  }

  synchronized boolean isSent(int number) {
    return sent.get(number);
  }

  /** Returns why the first message to fail did, one that failed for good before others. */
  synchronized Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }
}
