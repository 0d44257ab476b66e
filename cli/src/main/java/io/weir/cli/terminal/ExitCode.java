package io.weir.cli.terminal;

/** The exit codes that all verbs share. */
public final class ExitCode {
  /** Done, and all promises kept. */
  public static final int OK = 0;

  /** The run or a promise failed. */
  public static final int FAILED = 1;

  /** The command line or its surroundings are wrong. */
  public static final int USAGE = 2;

  /** AWS or an endpoint cannot be reached. */
  public static final int UNREACHABLE = 3;

  /** Stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
