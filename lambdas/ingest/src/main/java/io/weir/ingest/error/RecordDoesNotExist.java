package io.weir.ingest.error;

/** A collection, provider, workflow or rule is named that has no record. */
public final class RecordDoesNotExist extends TaskException {
  private static final long serialVersionUID = 1;

  /** Creates the failure; {@code message} says which record, and where it was looked for. */
  public RecordDoesNotExist(String message, Throwable cause) {
    super(message, cause);
  }
}
