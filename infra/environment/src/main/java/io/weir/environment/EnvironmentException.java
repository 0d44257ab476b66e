package io.weir.environment;

/** A file does not describe an environment; the message is one line: file, place, value, remedy. */
public final class EnvironmentException extends RuntimeException {
  private final String line;

  EnvironmentException(String line) {
    super(line);
    this.line = line;
  }

  @Override
  public String getMessage() {
    return line;
  }
}
