package io.weir.ingest.queue;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which messages of a step are on the queue, by their number. A bit each. Thread-safe. */
final class SendTally {
  private final BitSet sent = new BitSet();
  private @Nullable Failure failure;

  /**
   * Why messages are not sent.
   *
   * @param reason in words
   * @param forGood whether they would be refused again
   */
  record Failure(String reason, boolean forGood) {}

  synchronized void sent(int number) {
    sent.set(number);
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

  synchronized int sentInAll() {
    return sent.cardinality();
  }

  /** Returns why the first message to fail did, one that failed for good before others. */
  synchronized Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }
}
