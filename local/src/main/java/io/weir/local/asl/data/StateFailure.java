package io.weir.local.asl.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A state's failure, on its way up to the retriers and catchers of that state, and to the execution
 * when none of them takes it.
 *
 * <p>It is part of the language, not a fault of the interpreter, so it carries no stack trace.
 */
public final class StateFailure extends RuntimeException {

  private final String error;
  private final @Nullable String cause;

  /**
   * @param error the error name, reserved ({@link ErrorName}) or the task's own
   * @param cause the words for people, absent when the task gave none
   */
  public StateFailure(String error, @Nullable String cause) {
    super(cause == null ? error : error + ": " + cause, null, false, false);
    this.error = requireNonNull(error, "error");
    this.cause = cause;
  }

  /** The error name that retriers and catchers are matched with. */
  public String error() {
    return error;
  }

  /** The cause in words, or null. */
  public @Nullable String causeText() {
    return cause;
  }
}
