package io.weir.semaphore;

import static java.util.Objects.requireNonNull;

/**
 * Permanent failures in a row, all of one cause.
 *
 * @param cause the reason's code
 * @param count how many
 */
public record FailureRun(String cause, int count) {
  /** No failure since the last success. */
  public static final FailureRun NONE = new FailureRun("", 0);

  public FailureRun {
    requireNonNull(cause);
    if (count < 0) {
      throw new IllegalArgumentException("failure count must be 0 or more, was " + count);
    }
  }

  /** Returns the run after one more failure. */
  public FailureRun andThen(String failure) {
    return new FailureRun(failure, failure.equals(cause) ? count + 1 : 1);
  }
}
