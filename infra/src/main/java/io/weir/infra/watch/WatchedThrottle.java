package io.weir.infra.watch;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * All of one deployed throttle that alarms and dashboard look at. They need names alone, so the
 * resources may be in this stack or in another.
 *
 * @param name begins the names of alarms and dashboards
 * @param metrics where the functions' metrics are
 * @param queues each gets its alarms, and a row of the dashboard
 * @param sharedSemaphores the keys of the semaphores that several queues share, such as {@code
 *     provider:LAADS}
 * @param functions the throttle's functions
 * @param completionQueueName the SQS queue between event rule and completion function
 * @param deadLetters what should stay empty
 */
public record WatchedThrottle(
    String name,
    MetricsSource metrics,
    List<WatchedQueue> queues,
    List<String> sharedSemaphores,
    List<WatchedFunction> functions,
    String completionQueueName,
    List<WatchedDeadLetters> deadLetters) {
  public WatchedThrottle {
    requireNonNull(name);
    requireNonNull(metrics);
    requireNonNull(completionQueueName);
    queues = List.copyOf(queues);
    sharedSemaphores = List.copyOf(sharedSemaphores);
    functions = List.copyOf(functions);
    deadLetters = List.copyOf(deadLetters);
  }
}
