package io.weir.local.sqs;

import java.time.Duration;

/**
 * What a queue of the stack is created with.
 *
 * @param visibilityTimeout whole seconds, as SQS has them
 * @param maxReceiveCount receives after which SQS moves a message to the failed queue
 */
public record QueueAttributes(Duration visibilityTimeout, int maxReceiveCount) {
  /** Far above what a healthy message needs, so that only a hopeless one is moved. */
  public static final int DEFAULT_MAX_RECEIVE_COUNT = 30;

  public QueueAttributes {
    if (visibilityTimeout.toSeconds() < 1 || visibilityTimeout.toMillisPart() != 0) {
      throw new IllegalArgumentException(
          "Visibility timeout must be whole seconds, at least one: " + visibilityTimeout);
    }
    if (maxReceiveCount < 1 || maxReceiveCount > 1000) {
      throw new IllegalArgumentException("maxReceiveCount must be 1 to 1000: " + maxReceiveCount);
    }
  }

  /** With the usual receive count. */
  public static QueueAttributes withVisibility(Duration visibilityTimeout) {
    return new QueueAttributes(visibilityTimeout, DEFAULT_MAX_RECEIVE_COUNT);
  }
}
