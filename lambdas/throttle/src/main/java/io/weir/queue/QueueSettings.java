package io.weir.queue;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a queue says of itself.
 *
 * @param url which queue
 * @param failedQueue where its redrive policy sends messages; null where it has none
 * @param maxReceiveCount the redrive policy's; null where it has none
 */
public record QueueSettings(
    QueueUrl url, @Nullable QueueUrl failedQueue, @Nullable Integer maxReceiveCount) {
  public QueueSettings {
    requireNonNull(url);
  }

  /** Returns settings of a queue without a redrive policy. */
  public static QueueSettings withoutFailedQueue(QueueUrl url) {
    return new QueueSettings(url, null, null);
  }

  /**
   * Returns the receive count from which SQS may move the message away on the next receive, so that
   * this is the last chance to do so with a reason; empty without a redrive policy.
   */
  public OptionalInt lastChance() {
    return maxReceiveCount == null ? OptionalInt.empty() : OptionalInt.of(maxReceiveCount - 1);
  }
}
