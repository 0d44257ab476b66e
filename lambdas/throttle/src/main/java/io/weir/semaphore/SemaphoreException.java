package io.weir.semaphore;

/** A call to the semaphores or slots failed, or its outcome is unknown. */
public class SemaphoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SemaphoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public SemaphoreException(String message) {
    super(message);
  }
}
