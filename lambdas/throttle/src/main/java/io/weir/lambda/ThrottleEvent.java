package io.weir.lambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.cumulus.ExecutionLimit;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.throttle.Deployment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the throttle function is invoked with. Field names and defaults are Cumulus' where it has
 * them.
 */
sealed interface ThrottleEvent {
  /** The most messages of one invocation that names no limit. */
  int DEFAULT_MESSAGE_LIMIT = 1;

  /** How long an invocation works that names no time. */
  Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(240);

  /** Starts per second over several queues, where none is named. */
  int DEFAULT_RATE_PER_SECOND = 40;

  /**
   * One queue.
   *
   * @param timeLimit zero for one batch
   * @param deployment the limits that the event carries; null where it has none
   * @param fill whether to stop when the queue is empty, rather than wait for what arrives
   */
  record OneQueue(
      QueueUrl queue,
      int messageLimit,
      Duration timeLimit,
      @Nullable Deployment deployment,
      boolean fill)
      implements ThrottleEvent {}

  /** Several queues in turn, with a limit on the starts per second of all together. */
  record SeveralQueues(List<QueueUrl> queues, int startsPerSecond) implements ThrottleEvent {}

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException naming the field that is missing or wrong
   */
  static ThrottleEvent from(JsonElement json) {
    JsonObject event = json instanceof JsonObject object ? object : new JsonObject();
    return event.has("queueUrls") || event.has("rateLimitPerSecond")
        ? severalQueues(event)
        : oneQueue(event);
  }

  private static SeveralQueues severalQueues(JsonObject event) {
    if (!event.has("queueUrls")) {
      throw new IllegalArgumentException("queueUrls is missing");
    }
    if (!event.get("queueUrls").isJsonArray() || event.getAsJsonArray("queueUrls").isEmpty()) {
      throw new IllegalArgumentException("queueUrls must be an array of queue URLs");
    }
    List<QueueUrl> queues = new ArrayList<>();
    event.getAsJsonArray("queueUrls").forEach(each -> queues.add(queueUrl("queueUrls", each)));
    return new SeveralQueues(
        queues, positive(event, "rateLimitPerSecond", DEFAULT_RATE_PER_SECOND));
  }

  private static OneQueue oneQueue(JsonObject event) {
    if (isAbsent(event, "queueUrl")) {
      throw new IllegalArgumentException("queueUrl is missing");
    }
    QueueUrl queue = queueUrl("queueUrl", event.get("queueUrl"));
    return new OneQueue(
        queue,
        positive(event, "messageLimit", DEFAULT_MESSAGE_LIMIT),
        timeLimit(event),
        deployment(event, queue),
        isTrue(event, "fill"));
  }

  private static QueueUrl queueUrl(String field, JsonElement value) {
    if (isText(value)) {
      try {
        return new QueueUrl(value.getAsString());
      } catch (IllegalArgumentException malformed) {
        throw new IllegalArgumentException(field + " is " + malformed.getMessage(), malformed);
      }
    }
    throw new IllegalArgumentException(field + " must be a queue URL");
  }

  /** As in Cumulus, 0 counts as not given. */
  private static int positive(JsonObject event, String field, int defaultValue) {
    if (isAbsent(event, field)) {
      return defaultValue;
    }
    BigDecimal number = number(event, field);
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          field + " must be a whole number from 1, was " + number.toPlainString());
    }
    int value = number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    return value == 0 ? defaultValue : value;
  }

  private static Duration timeLimit(JsonObject event) {
    if (isAbsent(event, "timeLimit")) {
      return DEFAULT_TIME_LIMIT;
    }
    BigDecimal seconds = number(event, "timeLimit");
    if (seconds.signum() < 0) {
      throw new IllegalArgumentException(
          "timeLimit must be 0 or more seconds, was " + seconds.toPlainString());
    }
    BigDecimal day = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    return Duration.ofMillis(seconds.min(day).movePointRight(3).longValue());
  }

  /** A limit without a time is taken as the oldest there is, so that it never replaces another. */
  private static @Nullable Deployment deployment(JsonObject event, QueueUrl queue) {
    if (!event.has("executionLimit")) {
      return null;
    }
    Instant deployedAt = event.has("deployedAt") ? deployedAt(event) : Instant.EPOCH;
    return new Deployment(
        queue, limit("executionLimit", event.get("executionLimit")), deployedAt, shared(event));
  }

  private static int limit(String field, JsonElement value) {
    try {
      return ExecutionLimit.of(value);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(field + ": " + malformed.getMessage(), malformed);
    }
  }

  private static Instant deployedAt(JsonObject event) {
    JsonElement value = event.get("deployedAt");
    try {
      return Instant.parse(isText(value) ? value.getAsString() : "");
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "deployedAt must be a time like 2026-11-21T12:00:00Z, is %s; in the input of a schedule of"
                  .formatted(value)
              + " EventBridge Scheduler, write <aws.scheduler.scheduled-time>",
          malformed);
    }
  }

  private static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive text && text.isString();
  }

  /** {@code semaphores}: the shared ones that the queue's messages take, each with its limit. */
  private static Map<SemaphoreKey, Integer> shared(JsonObject event) {
    Map<SemaphoreKey, Integer> shared = new LinkedHashMap<>();
    if (event.get("semaphores") instanceof JsonObject limits) {
      limits
          .asMap()
          .forEach(
              (key, limit) -> shared.put(new SemaphoreKey(key), limit("semaphores." + key, limit)));
    } else if (!isAbsent(event, "semaphores")) {
      throw new IllegalArgumentException(
          "semaphores must be an object like {\"provider:LAADS\": 20}");
    }
    return shared;
  }

  private static BigDecimal number(JsonObject event, String field) {
    if (event.get(field) instanceof JsonPrimitive value && value.isNumber()) {
      return value.getAsBigDecimal();
    }
    throw new IllegalArgumentException(field + " must be a number");
  }

  private static boolean isTrue(JsonObject event, String field) {
    return event.get(field) instanceof JsonPrimitive value
        && value.isBoolean()
        && value.getAsBoolean();
  }

  private static boolean isAbsent(JsonObject event, String field) {
    return !event.has(field) || event.get(field).isJsonNull();
  }
}
