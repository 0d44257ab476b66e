package io.weir.cli;

import io.weir.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code weir version}. */
@Command(
    name = "version",
    description = "Say which Weir this is.",
    footer = {"", "Examples:", "  ./weir version"})
final class VersionCommand implements Runnable {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    terminal.print(
        "Weir %s, Java %s (%s)"
            .formatted(
                version == null ? "unpackaged" : version,
                Runtime.version(),
                System.getProperty("java.vendor")));
  }
}
