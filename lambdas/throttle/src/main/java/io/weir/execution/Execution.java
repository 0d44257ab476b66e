package io.weir.execution;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An execution as Step Functions describes it; the description may be some seconds old.
 *
 * @param arn which one
 * @param status its status
 * @param redriveCount how often it was redriven
 * @param input its input; null where Step Functions does not tell
 */
public record Execution(
    ExecutionArn arn, ExecutionStatus status, int redriveCount, @Nullable String input) {
  public Execution {
    requireNonNull(arn);
    requireNonNull(status);
  }
}
