package io.weir.execution;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An execution as a list tells it, perhaps some seconds late.
 *
 * @param arn which one
 * @param redriveCount how often it was redriven
 * @param changedAt the latest of its start, its redrive and its end
 */
public record ListedExecution(ExecutionArn arn, int redriveCount, Instant changedAt) {
  public ListedExecution {
    requireNonNull(arn);
    requireNonNull(changedAt);
  }
}
