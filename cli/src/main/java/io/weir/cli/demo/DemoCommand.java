package io.weir.cli.demo;

import io.weir.cli.drain.Drain;
import io.weir.cli.drain.DrainResult;
import io.weir.cli.drain.DrainSettings;
import io.weir.cli.drain.LoadOptions;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.drain.SummaryText;
import io.weir.cli.messages.MessageFile;
import io.weir.cli.option.JsonOption;
import io.weir.cli.option.ReportOption;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.StackEndpoints;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir demo}. */
@Command(
    name = "demo",
    description = "See it work on a local stack.",
    footer = {
      "",
      "Examples:",
      "  ./weir demo --messages 200 --limit 7",
      "  ./weir demo --messages 200 --event-faults drop=0.1,duplicate=0.2,seed=7",
      "  ./weir demo --input messages.jsonl --state-machine demo",
      "  ./weir demo --json --report executions.jsonl"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String QUEUE = "demo";

  @Mixin private LoadOptions load = new LoadOptions(60, 5);

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Send these Cumulus messages, one a line; without --limit under their own.")
  private @Nullable Path input;

  @Option(
      names = "--state-machine",
      paramLabel = "NAME",
      description = "Run the messages of --input on this workflow.")
  private @Nullable String stateMachine;

  @Mixin private StackOptions stackOptions = new StackOptions();

  @Mixin private ReportOption report = new ReportOption();

  @Option(names = "--keep", description = "Leave the stack up afterwards, until Ctrl-C.")
  private boolean keep;

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    DrainSettings settings = settings();
    json.note(terminal, "Starting the local stack…");
    LocalStackOptions options =
        stackOptions.toBuilder(List.of(settings.queueOption()), terminal).fractionalWaits().build();
    try (RunningStack stack = RunningStack.start(options)) {
      Drain.Run run =
          new Drain(settings, stack, stackOptions.timings(), json.statusLine(terminal)).run();
      report.write(run.records());
      print(run.result());
      if (keep) {
        terminal.note("The stack stays until Ctrl-C. For AWS' own tools:");
        StackEndpoints.of(stack).lines().forEach(terminal::note);
        stack.awaitInterrupt();
      }
      return run.result().isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private DrainSettings settings() {
    if (stateMachine != null && input == null) {
      throw VerbException.usage("--state-machine is for the messages of --input");
    }
    if (input == null) {
      return DrainSettings.ofMade(QUEUE, load.messages(), load.limit(), load.executionTime());
    }
    OptionalInt limit = load.isLimitGiven() ? OptionalInt.of(load.limit()) : OptionalInt.empty();
    return new DrainSettings(
        QUEUE, load.messages(), limit, load.executionTime(), MessageFile.read(input), stateMachine);
  }

  private void print(DrainResult result) {
    if (json.isWanted()) {
      terminal.print(SummaryJson.write(SummaryJson.of(result.summary())));
      result.violations().forEach(terminal::note);
      return;
    }
    SummaryText text = new SummaryText(result.summary(), terminal);
    text.printFigures();
    text.printVerdict();
    printNextCommands();
  }

  private void printNextCommands() {
    terminal.print("");
    terminal.print("Next:");
    terminal.print(
        "  ./weir demo --messages 200 --limit 7 --event-faults drop=0.1,duplicate=0.2,seed=7");
    terminal.print("  ./weir local --queue ingest=5      # the stack, for any AWS SDK or CLI");
    terminal.print("  ./weir bench throttle --case 5:3 --for 60s");
    terminal.print("  ./weir chaos --kills 5 --messages 100   # kill the functions meanwhile");
  }
}
