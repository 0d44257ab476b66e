package io.weir.execution;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An execution as a list tells it, perhaps some seconds late.
 *
 * @param arn which one
 * @param redriveCount how often it was redriven
 * @param startedAt when its first run began
 */
public record ListedExecution(ExecutionArn arn, int redriveCount, Instant startedAt) {
  public ListedExecution {
    requireNonNull(arn);
    requireNonNull(startedAt);
  }
}
