package io.weir.local.failure;

/**
 * Says in one line what of the local stack does not work and how to fix it.
 *
 * <p>Thrown where the stack is started or assembled; what fails later is reported to its log sink.
 */
public final class LocalStackException extends RuntimeException {
  public LocalStackException(String message) {
    super(message);
  }

  public LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}
