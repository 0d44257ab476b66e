package io.weir.cli.terminal;

/** Ends a verb with one line that says what happened and how to fix it, and an exit code. */
public final class VerbException extends RuntimeException {
  private final int exitCode;

  private VerbException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the user asked for cannot be. */
  public static VerbException usage(String message) {
    return new VerbException(ExitCode.USAGE, message);
  }

  /** What was asked for went wrong. */
  public static VerbException failed(String message) {
    return new VerbException(ExitCode.FAILED, message);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
