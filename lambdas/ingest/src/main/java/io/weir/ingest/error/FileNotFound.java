package io.weir.ingest.error;

/** An object or a file that is named does not exist. */
public final class FileNotFound extends TaskException {
  private static final long serialVersionUID = 1;

  /** Creates the failure; {@code message} says what, where, and how to mend it. */
  public FileNotFound(String message) {
    super(message);
  }

  /** Creates the failure with its cause. */
  public FileNotFound(String message, Throwable cause) {
    super(message, cause);
  }
}
