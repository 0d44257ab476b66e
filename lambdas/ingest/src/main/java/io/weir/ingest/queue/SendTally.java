package io.weir.ingest.queue;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which messages of a step are on the queue, by their number. A bit each. Thread-safe. */
final class SendTally {
  private final BitSet sent = new BitSet();
  private @Nullable String firstReason;

  synchronized void sent(int number) {
    sent.set(number);
  }

  /** Notes that a message will not be sent; the first reason is kept. */
  synchronized void failed(String reason) {
    if (firstReason == null) {
      firstReason = reason;
    }
  }

  synchronized boolean isSent(int number) {
    return sent.get(number);
  }

  synchronized int sentInAll() {
    return sent.cardinality();
  }

  /** Returns why the first message to fail did; empty if none failed. */
  synchronized Optional<String> firstReason() {
    return Optional.ofNullable(firstReason);
  }
}
