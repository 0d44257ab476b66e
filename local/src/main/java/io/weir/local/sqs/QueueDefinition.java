package io.weir.local.sqs;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it is to be created.
 *
 * @param name 1 to 80 of A-Z a-z 0-9 _ -
 * @param visibilityTimeout whole seconds, 1 s to 12 h
 * @param receiveWait how long a receive waits that asks for no time; whole seconds, 0 to 20 s
 * @param retention how long a message is kept; whole seconds
 * @param redrive null if no message is moved away
 */
public record QueueDefinition(
    String name,
    Duration visibilityTimeout,
    Duration receiveWait,
    Duration retention,
    @Nullable Redrive redrive) {
  /** What a failed queue's name adds to its queue's. */
  public static final String FAILED_SUFFIX = "-failed";

  /** Far above what a healthy message needs, so that only a hopeless one is moved. */
  public static final int DEFAULT_MAX_RECEIVE_COUNT = 30;

  /** SQS' own. */
  private static final Duration DEFAULT_VISIBILITY_TIMEOUT = Duration.ofSeconds(30);

  /** SQS' own. */
  private static final Duration DEFAULT_RETENTION = Duration.ofDays(4);

  /**
   * Where messages go that were received too often.
   *
   * @param failedQueue the name of another queue
   * @param maxReceiveCount receives after which SQS moves a message there, 1 to 1000
   */
  public record Redrive(String failedQueue, int maxReceiveCount) {
    public Redrive {
      if (maxReceiveCount < 1 || maxReceiveCount > 1000) {
        throw new IllegalArgumentException("maxReceiveCount must be 1 to 1000: " + maxReceiveCount);
      }
    }
  }

  public QueueDefinition {
    if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
      throw new IllegalArgumentException("A queue's name is 1 to 80 of A-Z a-z 0-9 _ -: " + name);
    }
    requireSeconds(
        "Visibility timeout", visibilityTimeout, Duration.ofSeconds(1), Duration.ofHours(12));
    requireSeconds("Receive wait", receiveWait, Duration.ZERO, Duration.ofSeconds(20));
    requireSeconds("Retention", retention, Duration.ofSeconds(1), Duration.ofDays(14));
  }

  /** A queue as SQS makes it of a name alone. */
  public static QueueDefinition plain(String name) {
    return new QueueDefinition(
        name, DEFAULT_VISIBILITY_TIMEOUT, Duration.ZERO, DEFAULT_RETENTION, null);
  }

  /** A queue and its failed queue, {@code NAME-failed}. */
  public static List<QueueDefinition> withFailedQueue(
      String name, Duration visibilityTimeout, int maxReceiveCount) {
    return withFailedQueue(name, name + FAILED_SUFFIX, visibilityTimeout, maxReceiveCount);
  }

  /** A queue and its failed queue, of another name. */
  public static List<QueueDefinition> withFailedQueue(
      String name, String failedQueue, Duration visibilityTimeout, int maxReceiveCount) {
    Redrive redrive = new Redrive(failedQueue, maxReceiveCount);
    return List.of(
        plain(redrive.failedQueue()),
        new QueueDefinition(name, visibilityTimeout, Duration.ZERO, DEFAULT_RETENTION, redrive));
  }

  private static void requireSeconds(String what, Duration value, Duration least, Duration most) {
    if (value.toNanosPart() != 0 || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be whole seconds, %d to %d: %s"
              .formatted(what, least.toSeconds(), most.toSeconds(), value));
    }
  }
}
