package io.weir.queue;

/** A call to a queue failed or its outcome is unknown; messages in hand return by themselves. */
public class QueueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public QueueException(String message, Throwable cause) {
    super(message, cause);
  }

  protected QueueException(String message) {
    super(message);
  }
}
