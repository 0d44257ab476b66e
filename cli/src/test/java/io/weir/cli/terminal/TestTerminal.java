package io.weir.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A terminal whose output can be read. */
public record TestTerminal(
    ByteArrayOutputStream outBytes, ByteArrayOutputStream errBytes, Terminal terminal) {
  /** One that a person watches. */
  public static TestTerminal watched() {
    return of(true);
  }

  /** One that goes to a file or a program. */
  public static TestTerminal unwatched() {
    return of(false);
  }

  /** What was written to {@code out}. */
  public String out() {
    return outBytes.toString(UTF_8);
  }

  /** What was written to {@code err}. */
  public String err() {
    return errBytes.toString(UTF_8);
  }

  private static TestTerminal of(boolean watched) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return new TestTerminal(
        out,
        err,
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            watched,
            watched,
            watched));
  }
}
