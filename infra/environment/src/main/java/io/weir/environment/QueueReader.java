package io.weir.environment;

import static io.weir.environment.QueueSettings.Deployed;
import static io.weir.environment.QueueSettings.Existing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads one queue: one to deploy, or one that is there already. */
final class QueueReader {
  static final List<String> COMMON_KEYS =
      List.of("executionLimit", "timeLimit", "messageLimit", "semaphores");

  static final List<String> DEPLOYED_KEYS =
      withCommon("name", "visibilityTimeout", "receiveWait", "retention", "maxReceiveCount");

  static final List<String> EXISTING_KEYS = withCommon("arn", "failedQueue");

  /** An environment has queues of its own of these names, or their failed queues. */
  private static final List<String> TAKEN = List.of("completions", "events", "schedules");

  private static final String FAILED = "-failed";

  /** SQS' own. */
  private static final int LONGEST_NAME = 80;

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final String prefix;
  private final Home home;

  QueueReader(String prefix, Home home) {
    this.prefix = prefix;
    this.home = home;
  }

  QueueSettings read(Value item) {
    return item.mapping("mappings that begin with name or arn").has("arn")
        ? existing(item.mapping(EXISTING_KEYS))
        : deployed(item.mapping(DEPLOYED_KEYS));
  }

  private Deployed deployed(Mapping queue) {
    return new Deployed(
        name(queue.get("name")),
        executionLimit(queue),
        timeLimit(queue),
        messageLimit(queue),
        semaphores(queue),
        queue
            .get("visibilityTimeout")
            .or(
                Deployed.DEFAULT_VISIBILITY_TIMEOUT,
                value ->
                    value.duration(
                        Deployed.VISIBILITY_ABOVE.plus(SECOND),
                        Deployed.LONGEST_VISIBILITY_TIMEOUT)),
        queue
            .get("receiveWait")
            .or(
                Deployed.DEFAULT_RECEIVE_WAIT,
                value -> value.duration(Duration.ZERO, Deployed.LONGEST_RECEIVE_WAIT)),
        queue
            .get("retention")
            .or(
                Deployed.DEFAULT_RETENTION,
                value -> value.duration(Deployed.SHORTEST_RETENTION, Deployed.LONGEST_RETENTION)),
        queue
            .get("maxReceiveCount")
            .or(
                Deployed.DEFAULT_MAX_RECEIVE_COUNT,
                value ->
                    value.whole(
                        Deployed.LEAST_MAX_RECEIVE_COUNT, Deployed.MOST_MAX_RECEIVE_COUNT)));
  }

  private Existing existing(Mapping queue) {
    String arn = arn(queue.get("arn"));
    String failedQueueArn = arn(queue.get("failedQueue"));
    if (failedQueueArn.equals(arn)) {
      throw queue.get("failedQueue").refused("other queues than the queue itself");
    }
    return new Existing(
        arn,
        failedQueueArn,
        executionLimit(queue),
        timeLimit(queue),
        messageLimit(queue),
        semaphores(queue));
  }

  private String arn(Value value) {
    return home.arn(value, Names.QUEUE_ARN, Names.QUEUE_ARN_ALLOWED);
  }

  private String name(Value value) {
    int longest = LONGEST_NAME - (prefix + "-" + FAILED).length();
    String allowed =
        "1 to %d of A-Z a-z 0-9 - _, not %s, none ending in %s"
            .formatted(longest, String.join(", ", TAKEN), FAILED);
    String name = value.text(Names.QUEUE, allowed);
    if (name.length() > longest || TAKEN.contains(name) || name.endsWith(FAILED)) {
      throw value.refused(allowed);
    }
    return name;
  }

  private static int executionLimit(Mapping queue) {
    return queue.get("executionLimit").whole(0, QueueSettings.MOST_EXECUTIONS);
  }

  private static Duration timeLimit(Mapping queue) {
    return queue
        .get("timeLimit")
        .or(
            QueueSettings.DEFAULT_TIME_LIMIT,
            value -> value.duration(SECOND, QueueSettings.LONGEST_TIME_LIMIT));
  }

  private static int messageLimit(Mapping queue) {
    return queue
        .get("messageLimit")
        .or(
            QueueSettings.DEFAULT_MESSAGE_LIMIT,
            value -> value.whole(1, QueueSettings.MOST_EXECUTIONS));
  }

  private static Map<String, Integer> semaphores(Mapping queue) {
    return queue.get("semaphores").or(Map.of(), QueueReader::sharedLimits);
  }

  private static Map<String, Integer> sharedLimits(Value value) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    Map<String, Value> entries = value.mapping("mappings of keys to limits").entries();
    if (entries.size() > QueueSettings.MOST_SHARED_SEMAPHORES) {
      throw value
          .place()
          .wrong(
              "has %d entries, allowed are at most %d"
                  .formatted(entries.size(), QueueSettings.MOST_SHARED_SEMAPHORES));
    }
    entries.forEach(
        (key, limit) -> {
          if (!Names.SHARED_SEMAPHORE.matcher(key).matches()) {
            throw limit
                .place()
                .wrong("is a wrong key, allowed are " + Names.SHARED_SEMAPHORE_ALLOWED);
          }
          limits.put(key, limit.whole(0, QueueSettings.MOST_EXECUTIONS));
        });
    return limits;
  }

  private static List<String> withCommon(String... keys) {
    return Stream.concat(Stream.of(keys), COMMON_KEYS.stream()).toList();
  }
}
