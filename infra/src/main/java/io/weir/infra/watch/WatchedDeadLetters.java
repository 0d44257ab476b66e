package io.weir.infra.watch;

import static java.util.Objects.requireNonNull;

/**
 * A queue of what could not be delivered inside the throttle: by its rule, its schedules, or to its
 * completion function.
 *
 * @param label tells it from the others in names of alarms and in titles; no CDK token
 * @param queueName the name of the SQS queue
 */
public record WatchedDeadLetters(String label, String queueName) {
  public WatchedDeadLetters {
    requireNonNull(label);
    requireNonNull(queueName);
  }
}
