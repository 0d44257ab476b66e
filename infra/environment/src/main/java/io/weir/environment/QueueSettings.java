package io.weir.environment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A queue and how it is throttled. */
public sealed interface QueueSettings {
  /** A tick works until its function ends. */
  Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

  /** About what one tick can start in its time. */
  int DEFAULT_MESSAGE_LIMIT = 10_000;

  /** The function's timeout: a tick cannot work longer. */
  Duration LONGEST_TIME_LIMIT = Duration.ofSeconds(60);

  /** How many executions an account may have open at once. */
  int MOST_EXECUTIONS = 1_000_000;

  /**
   * The most shared semaphores of a queue: with its own and the slots of a batch they fill a
   * transaction of DynamoDB.
   */
  int MOST_SHARED_SEMAPHORES = 9;

  /** Returns the name in a queue's ARN. */
  static String nameIn(String queueArn) {
    return queueArn.substring(queueArn.lastIndexOf(':') + 1);
  }

  /** Returns its name: of a deployed queue without the prefix, of an existing one its own. */
  String name();

  /** Returns the most executions at once; 0 starts none. */
  int executionLimit();

  /** Returns how long a tick works, at most. */
  Duration timeLimit();

  /** Returns the messages that a tick takes, at most. */
  int messageLimit();

  /** Returns the shared semaphores that its executions count in too, each with its limit. */
  Map<String, Integer> semaphores();

  /**
   * One that the environment deploys, as {@code PREFIX-NAME} and {@code PREFIX-NAME-failed}.
   *
   * @param visibilityTimeout how long a received message stays hidden from others, unless a pass
   *     says otherwise
   * @param receiveWait how long a receive that asks for no time waits for a message
   * @param retention how long a message is kept
   * @param maxReceiveCount receives after which SQS moves a message to the failed queue
   */
  record Deployed(
      String name,
      int executionLimit,
      Duration timeLimit,
      int messageLimit,
      Map<String, Integer> semaphores,
      Duration visibilityTimeout,
      Duration receiveWait,
      Duration retention,
      int maxReceiveCount)
      implements QueueSettings {
    /** The throttle's own visibility. */
    public static final Duration DEFAULT_VISIBILITY_TIMEOUT = Duration.ofSeconds(150);

    /** SQS' longest: a long poll costs no more than a short one. */
    public static final Duration DEFAULT_RECEIVE_WAIT = Duration.ofSeconds(20);

    /** SQS' longest. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(14);

    /** So many that no message wanders for having waited. */
    public static final int DEFAULT_MAX_RECEIVE_COUNT = 30;

    /**
     * The age at which no start for a slot can be on its way any more, S in docs/ARCHITECTURE.md. A
     * message that came back sooner could be started by two.
     */
    public static final Duration VISIBILITY_ABOVE = Duration.ofSeconds(90);

    /** SQS' own. */
    static final Duration LONGEST_VISIBILITY_TIMEOUT = Duration.ofHours(12);

    /** SQS' own. */
    static final Duration LONGEST_RECEIVE_WAIT = Duration.ofSeconds(20);

    /** SQS' own. */
    static final Duration SHORTEST_RETENTION = Duration.ofSeconds(60);

    /** SQS' own. */
    static final Duration LONGEST_RETENTION = Duration.ofDays(14);

    /** Below it a message could go to the failed queue while nothing is wrong with it. */
    static final int LEAST_MAX_RECEIVE_COUNT = 5;

    /** SQS' own. */
    static final int MOST_MAX_RECEIVE_COUNT = 1000;

    /** Copies the semaphores. */
    public Deployed {
      semaphores = Collections.unmodifiableMap(new LinkedHashMap<>(semaphores));
    }
  }

  /**
   * One that is there already: its attributes are its own deployment's.
   *
   * @param arn of a standard queue
   * @param failedQueueArn where its redrive policy points
   */
  record Existing(
      String arn,
      String failedQueueArn,
      int executionLimit,
      Duration timeLimit,
      int messageLimit,
      Map<String, Integer> semaphores)
      implements QueueSettings {
    /** Copies the semaphores. */
    public Existing {
      semaphores = Collections.unmodifiableMap(new LinkedHashMap<>(semaphores));
    }

    @Override
    public String name() {
      return nameIn(arn);
    }
  }
}
