package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a throttled queue is.
 *
 * @param source the queue itself: one to create, or one there is
 * @param executionLimit how many executions its messages may have running at once, 0 or more; 0
 *     starts none
 * @param timeLimit how long a tick works; whole seconds, 0 for one batch
 * @param messageLimit how many messages a tick takes at most, 1 or more
 * @param semaphores the shared semaphores that its messages take too, each with its limit; at most
 *     9, in this order
 */
public record ThrottledQueueProps(
    QueueSource source,
    int executionLimit,
    Duration timeLimit,
    int messageLimit,
    Map<String, Integer> semaphores) {
  /** A tick works as long as its function may, less what it keeps for returning. */
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

  /** Above what a minute can start in any region. */
  public static final int DEFAULT_MESSAGE_LIMIT = 10_000;

  public ThrottledQueueProps {
    requireNonNull(source);
    requireNonNull(timeLimit);
    if (executionLimit < 0) {
      throw new IllegalArgumentException("executionLimit must be 0 or more, was " + executionLimit);
    }
    semaphores = Collections.unmodifiableMap(new LinkedHashMap<>(semaphores));
  }

  /** A queue with the default time and message limits and no shared semaphore. */
  public static ThrottledQueueProps of(QueueSource source, int executionLimit) {
    return new ThrottledQueueProps(
        source, executionLimit, DEFAULT_TIME_LIMIT, DEFAULT_MESSAGE_LIMIT, Collections.emptyMap());
  }

  /** The same with ticks of another length. */
  public ThrottledQueueProps withTick(Duration time, int messages) {
    return new ThrottledQueueProps(source, executionLimit, time, messages, semaphores);
  }

  /** The same under shared semaphores. */
  public ThrottledQueueProps withSemaphores(Map<String, Integer> shared) {
    return new ThrottledQueueProps(source, executionLimit, timeLimit, messageLimit, shared);
  }
}
