package io.weir.ingest.error;

/** A service or a provider did not answer, or not as it should. Trying again may help. */
public final class RemoteResourceError extends TaskException {
  private static final long serialVersionUID = 1;

  /** Creates the failure; {@code message} says what, where, and how to mend it. */
  public RemoteResourceError(String message) {
    super(message);
  }

  /** Creates the failure with its cause. */
  public RemoteResourceError(String message, Throwable cause) {
    super(message, cause);
  }
}
