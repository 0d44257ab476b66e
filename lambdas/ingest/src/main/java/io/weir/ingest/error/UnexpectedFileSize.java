package io.weir.ingest.error;

/** A file's size is not the one that was stated: its content is corrupt, or still changes. */
public final class UnexpectedFileSize extends TaskException {
  private static final long serialVersionUID = 1;

  /** Creates the failure; {@code message} says what, where, and how to mend it. */
  public UnexpectedFileSize(String message) {
    super(message);
  }
}
