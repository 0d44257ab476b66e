package io.weir.cli;

import io.weir.cli.bench.BenchCommand;
import io.weir.cli.bench.ReconcileBenchCommand;
import io.weir.cli.bench.ThrottleBenchCommand;
import io.weir.cli.chaos.ChaosCommand;
import io.weir.cli.check.CheckCommand;
import io.weir.cli.coldstart.ColdStartBenchCommand;
import io.weir.cli.demo.DemoCommand;
import io.weir.cli.ingestbench.IngestBenchCommand;
import io.weir.cli.local.LocalCommand;
import io.weir.cli.repair.RepairCommand;
import io.weir.cli.sample.SampleDataCommand;
import io.weir.cli.simulate.SimulateCommand;
import io.weir.cli.synth.SynthCommand;
import io.weir.cli.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line's entry: {@code ./weir VERB …}. */
public final class Weir {
  private Weir() {}

  /** Runs a verb and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /** Runs a verb; returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  /** The verbs in the order in which a person meets them. */
  private static CommandLine commandLine(Terminal terminal) {
    CommandLine line =
        new CommandLine(new RootCommand(terminal))
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new LocalCommand(terminal))
            .addSubcommand(
                new CommandLine(new BenchCommand())
                    .addSubcommand(new ThrottleBenchCommand(terminal))
                    .addSubcommand(new ReconcileBenchCommand(terminal))
                    .addSubcommand(new IngestBenchCommand(terminal))
                    .addSubcommand(new ColdStartBenchCommand(terminal)))
            .addSubcommand(new CheckCommand(terminal))
            .addSubcommand(new ChaosCommand(terminal))
            .addSubcommand(new SimulateCommand(terminal))
            .addSubcommand(new SynthCommand())
            .addSubcommand(new RepairCommand(terminal))
            .addSubcommand(new SampleDataCommand(terminal))
            .addSubcommand(helpVerb())
            .addSubcommand(new VersionCommand(terminal));
    addHelpOption(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
    line.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
    line.setColorScheme(Help.defaultColorScheme(terminal.ansi()));
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler(new UsageErrors(terminal));
    line.setExecutionExceptionHandler(new Failures(terminal));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new VerbList());
    return line;
  }

  private static CommandLine helpVerb() {
    CommandLine help = new CommandLine(new HelpCommand());
    help.getCommandSpec()
        .usageMessage()
        .description("Options and examples of a verb.")
        .footer("", "Examples:", "  ./weir help demo");
    return help;
  }

  /** The standard ones of picocli would add a version to each verb too. */
  private static void addHelpOption(CommandLine line) {
    if (!line.getCommandSpec().optionsMap().containsKey("--help")) {
      line.getCommandSpec()
          .addOption(
              OptionSpec.builder("--help").usageHelp(true).description("Show this.").build());
    }
    line.getSubcommands().values().forEach(Weir::addHelpOption);
  }
}
