package io.weir.ingest.error;

/**
 * A task has failed, for a reason that its message tells: what, where, and how to mend it. Never
 * carries a message's body.
 *
 * <p>Lambda reports a failure under its class's full name, so a state machine tells situations
 * apart by it: {@code "ErrorEquals": ["io.weir.ingest.error.RemoteResourceError"]}. The simple
 * names are those of Cumulus' errors where it has one.
 */
public abstract class TaskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates a failure; {@code message} is one line. */
  protected TaskException(String message) {
    super(message);
  }

  /** Creates a failure that another one caused. */
  protected TaskException(String message, Throwable cause) {
    super(message, cause);
  }
}
