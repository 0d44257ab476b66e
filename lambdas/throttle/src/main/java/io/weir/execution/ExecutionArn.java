package io.weir.execution;

import static java.util.Objects.requireNonNull;

/**
 * Names an execution: the holder of a slot.
 *
 * @param value the whole ARN
 */
public record ExecutionArn(String value) {
  public ExecutionArn {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
