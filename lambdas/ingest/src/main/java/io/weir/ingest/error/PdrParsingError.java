package io.weir.ingest.error;

/** A PDR is malformed, or lists what cannot be. */
public final class PdrParsingError extends TaskException {
  private static final long serialVersionUID = 1;

  /** Creates the failure; {@code message} says what, where, and how to mend it. */
  public PdrParsingError(String message) {
    super(message);
  }
}
