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
  private final @Nullable String family;
  private final @Nullable String location;

  /**
   * @param error the error name, reserved ({@link ErrorName}) or the task's own
   * @param cause the words for people, absent when the task gave none
   */
  public StateFailure(String error, @Nullable String cause) {
    this(error, cause, null, null);
  }

  private StateFailure(
      String error, @Nullable String cause, @Nullable String family, @Nullable String location) {
    super(cause == null ? error : error + ": " + cause, null, false, false);
    this.error = requireNonNull(error, "error");
    this.cause = cause;
    this.family = family;
    this.location = location;
  }

  /** The same failure, which retriers and catchers may also call by a broader name. */
  public StateFailure within(@Nullable String newFamily) {
    return new StateFailure(error, cause, newFamily, null);
  }

  /** The same failure, of the expression in that field. */
  StateFailure at(String field) {
    return new StateFailure(error, cause, family, field);
  }

  /** The error name that retriers and catchers are matched with. */
  public String error() {
    return error;
  }

  /** The broader reserved name that the failure goes by too, or null. */
  public @Nullable String family() {
    return family;
  }

  /** The field whose expression failed; null when it was something else, or within the state. */
  public @Nullable String location() {
    return location;
  }

  /** The cause in words, or null. */
  public @Nullable String causeText() {
    return cause;
  }
}
