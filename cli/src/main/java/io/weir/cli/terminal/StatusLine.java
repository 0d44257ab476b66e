package io.weir.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line that tells how far a run is: redrawn in place on a terminal, written every few seconds
 * elsewhere. For one thread.
 */
public final class StatusLine {
  /** Often enough to see that it lives, seldom enough to read a log. */
  static final Duration LOG_INTERVAL = Duration.ofSeconds(3);

  private static final String ERASE_LINE = "\r\u001b[2K";

  private final Terminal terminal;
  private final boolean wanted;
  private final Supplier<String> ending;
  private @Nullable Instant lastWritten;
  private boolean drawn;

  /** Writes to the terminal's {@code err}; if it is not wanted, nothing. */
  public StatusLine(Terminal terminal, boolean wanted) {
    this(terminal, wanted, () -> "");
  }

  private StatusLine(Terminal terminal, boolean wanted, Supplier<String> ending) {
    this.terminal = terminal;
    this.wanted = wanted;
    this.ending = ending;
  }

  /** The same line, ending with what the supplier says at the time. */
  public StatusLine endingWith(Supplier<String> ending) {
    return new StatusLine(terminal, wanted, ending);
  }

  /** Shows the text in place of the last one, or skips it where that was written just now. */
  public void show(String text, Instant now) {
    if (!wanted) {
      return;
    }
    if (terminal.errIsTerminal()) {
      terminal.err().print(ERASE_LINE + text + ending.get());
      terminal.err().flush();
      drawn = true;
    } else if (lastWritten == null || !now.isBefore(lastWritten.plus(LOG_INTERVAL))) {
      terminal.err().println(text + ending.get());
      lastWritten = now;
    }
  }

  /** Takes the line off a terminal, so that other lines can follow. */
  public void clear() {
    if (drawn) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
      drawn = false;
    }
  }
}
