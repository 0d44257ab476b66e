package io.weir.ingest.error;

/**
 * An event, a configuration or a record is not what the task needs. Trying again changes nothing.
 */
public final class InvalidArgument extends TaskException {
  private static final long serialVersionUID = 1;

  /** Creates the failure; {@code message} says what, where, and how to mend it. */
  public InvalidArgument(String message) {
    super(message);
  }

  /** Creates the failure with its cause. */
  public InvalidArgument(String message, Throwable cause) {
    super(message, cause);
  }
}
