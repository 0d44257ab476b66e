package io.weir.cli;

import io.weir.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir} without a verb: says which there are. */
@Command(
    name = "weir",
    customSynopsis = "./weir VERB [OPTIONS]",
    commandListHeading = "%n",
    header = {
      "Weir limits how many Step Functions executions run at once from each SQS queue.",
      ""
    })
final class RootCommand implements Runnable {
  @Option(names = "--version", hidden = true)
  private boolean version;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  RootCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (version) {
      new VersionCommand(terminal).run();
    } else {
      spec.commandLine()
          .usage(terminal.out(), CommandLine.Help.defaultColorScheme(terminal.ansi()));
    }
  }
}
