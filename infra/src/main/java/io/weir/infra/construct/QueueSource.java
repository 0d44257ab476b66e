package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Where a throttled queue comes from. */
public sealed interface QueueSource {
  /**
   * A queue to create, with its failed queue {@code NAME-failed}.
   *
   * @param name its physical name
   * @param visibilityTimeout how long a received message stays hidden from others; the throttle
   *     itself hides what it receives for 150 s
   * @param receiveWait how long a receive that names no time waits, up to 20 s
   * @param retention how long a message is kept, 60 s to 14 d
   * @param maxReceiveCount after how many receives SQS moves a message to the failed queue
   * @param fate what becomes of both queues, and of what is in them, with the stack
   */
  record Created(
      String name,
      Duration visibilityTimeout,
      Duration receiveWait,
      Duration retention,
      int maxReceiveCount,
      Retention fate)
      implements QueueSource {
    /** As long as a pass hides a message. */
    public static final Duration DEFAULT_VISIBILITY_TIMEOUT = Duration.ofSeconds(150);

    /** The longest long poll. */
    public static final Duration DEFAULT_RECEIVE_WAIT = Duration.ofSeconds(20);

    /** The longest that SQS keeps a message. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(14);

    /** As Cumulus has it. */
    public static final int DEFAULT_MAX_RECEIVE_COUNT = 30;

    public Created {
      requireNonNull(name);
      requireNonNull(visibilityTimeout);
      requireNonNull(receiveWait);
      requireNonNull(retention);
      requireNonNull(fate);
    }

    /** A retained queue with the defaults. */
    public static Created named(String name) {
      return new Created(
          name,
          DEFAULT_VISIBILITY_TIMEOUT,
          DEFAULT_RECEIVE_WAIT,
          DEFAULT_RETENTION,
          DEFAULT_MAX_RECEIVE_COUNT,
          Retention.RETAINED);
    }
  }

  /**
   * A queue there is, whose own deployment says all else of it.
   *
   * @param name its name
   * @param arn its ARN
   * @param failedQueueArn the ARN of the queue that its redrive policy names
   */
  record Existing(String name, String arn, String failedQueueArn) implements QueueSource {
    public Existing {
      requireNonNull(name);
      requireNonNull(arn);
      requireNonNull(failedQueueArn);
    }
  }

  /** Returns the queue's name. */
  String name();
}
