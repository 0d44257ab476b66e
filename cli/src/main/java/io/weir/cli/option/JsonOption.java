package io.weir.cli.option;

import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** The option for a result that another program reads, and what is told a person meanwhile. */
public final class JsonOption {
  @Option(names = "--json", description = "Write the result as one JSON object.")
  private boolean json;

  /** Whether the result is to be JSON. */
  public boolean isWanted() {
    return json;
  }

  /** A line for how far the run is; nothing where a program reads and nobody watches. */
  public StatusLine statusLine(Terminal terminal) {
    return new StatusLine(terminal, isWatched(terminal));
  }

  /** Tells what is not a result, where somebody watches. */
  public void note(Terminal terminal, String line) {
    if (isWatched(terminal)) {
      terminal.note(line);
    }
  }

  private boolean isWatched(Terminal terminal) {
    return !json || terminal.errIsTerminal();
  }
}
