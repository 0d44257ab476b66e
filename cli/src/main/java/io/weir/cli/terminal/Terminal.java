package io.weir.cli.terminal;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a verb writes: results to {@code out}, what happens meanwhile to {@code err}.
 *
 * @param outIsTerminal whether a person watches {@code out}, rather than a file or another program
 * @param errIsTerminal the same of {@code err}
 * @param colour whether colours are wanted, on a terminal
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colour) {
  public Terminal {
    requireNonNull(out);
    requireNonNull(err);
  }

  /** This process' own. The launcher tells what a JVM cannot see of each stream by itself. */
  public static Terminal ofProcess() {
    return new Terminal(
        System.out,
        System.err,
        Boolean.getBoolean("weir.terminal.out"),
        Boolean.getBoolean("weir.terminal.err"),
        isColourWanted(System.getenv("NO_COLOR")));
  }

  /** Returns whether help and results may be coloured. */
  public Ansi ansi() {
    return outIsTerminal && colour ? Ansi.ON : Ansi.OFF;
  }

  /** Writes a result. */
  public void print(String line) {
    out.println(line);
  }

  /** Writes a result with picocli's markup, such as {@code @|green ok|@}. */
  public void printStyled(String markup) {
    out.println(ansi().string(markup));
  }

  /** Writes what is not a result. */
  public void note(String line) {
    err.println(line);
  }

  /** As <a href="https://no-color.org">no-color.org</a> has it. */
  private static boolean isColourWanted(@Nullable String noColor) {
    return noColor == null || noColor.isEmpty();
  }
}
