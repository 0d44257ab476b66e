package io.weir.environment;

/** A file does not describe an environment; the message is one line: file, place, value, remedy. */
public final class EnvironmentException extends RuntimeException {
  EnvironmentException(String message) {
    super(message);
  }
}
