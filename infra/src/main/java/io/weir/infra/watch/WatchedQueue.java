package io.weir.infra.watch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A queue whose throttling is watched.
 *
 * @param label tells it from the others in names of alarms and in titles; no CDK token
 * @param queueName the name of the SQS queue, which is its dimension in the metrics too
 * @param failedQueueName the name of its failed queue
 * @param retention how long the queue keeps a message
 */
public record WatchedQueue(
    String label, String queueName, String failedQueueName, Duration retention) {
  /** What SQS keeps a message for unless told otherwise: for a queue that is deployed elsewhere. */
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(4);

  public WatchedQueue {
    requireNonNull(label);
    requireNonNull(queueName);
    requireNonNull(failedQueueName);
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("retention must be positive, is " + retention);
    }
  }
}
