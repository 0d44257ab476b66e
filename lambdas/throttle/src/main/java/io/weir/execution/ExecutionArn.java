package io.weir.execution;

/**
 * Names an execution: the holder of a slot.
 *
 * @param value the whole ARN, 1 to 256 characters (Step Functions' quota)
 */
public record ExecutionArn(String value) {
  private static final int LENGTH_LIMIT = 256;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is empty or too long for an execution's ARN
   */
  public ExecutionArn {
    if (value.isBlank() || value.length() > LENGTH_LIMIT) {
      throw new IllegalArgumentException(
          "execution ARN must have 1 to " + LENGTH_LIMIT + " characters, has " + value.length());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
