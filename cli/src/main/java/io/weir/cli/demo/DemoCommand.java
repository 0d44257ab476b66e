package io.weir.cli.demo;

import io.weir.cli.measure.ReportFile;
import io.weir.cli.messages.MessageFile;
import io.weir.cli.option.CountConverter;
import io.weir.cli.option.SecondsConverter;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.StackEndpoints;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
      "  ./weir demo --messages 200 --chaos drop=0.1,duplicate=0.2,seed=7",
      "  ./weir demo --input messages.jsonl --state-machine demo",
      "  ./weir demo --json --report executions.jsonl"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--messages",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "60",
      description = "How many messages to send; default ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "The queue's limit; default 5, with --input what the messages say.")
  private @Nullable Integer limit;

  @Option(
      names = "--execution-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      defaultValue = "1",
      description = "How long each execution takes; default ${DEFAULT-VALUE}.")
  private Duration executionTime = Duration.ofSeconds(1);

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Send these Cumulus messages, one a line.")
  private @Nullable Path input;

  @Option(
      names = "--state-machine",
      paramLabel = "NAME",
      description = "Run the messages of --input on this workflow.")
  private @Nullable String stateMachine;

  @Mixin private StackOptions stackOptions = new StackOptions();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write each execution to this file, one JSON object a line.")
  private @Nullable Path report;

  @Option(names = "--keep", description = "Leave the stack up afterwards, until Ctrl-C.")
  private boolean keep;

  @Option(names = "--json", description = "Write the summary as one JSON object.")
  private boolean json;

  private final Terminal terminal;

  /** Writes to the terminal. */
  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoSettings settings = settings();
    note("Starting the local stack…");
    LocalStackOptions options =
        stackOptions.toBuilder(List.of(queue(settings)), terminal).fractionalWaits().build();
    try (RunningStack stack = RunningStack.start(options)) {
      Patience patience = Patience.of(stackOptions.timings(), executionTimeIfKnown());
      Demo.Run run =
          new Demo(
                  settings,
                  stack,
                  patience,
                  new StatusLine(terminal, !json || terminal.errIsTerminal()))
              .run();
      writeReport(settings, run);
      print(run.result());
      if (keep) {
        terminal.note("The stack stays until Ctrl-C. For AWS' own tools:");
        StackEndpoints.of(stack).lines().forEach(terminal::note);
        stack.awaitInterrupt();
      }
      return run.result().isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private DemoSettings settings() {
    if (stateMachine != null && input == null) {
      throw VerbException.usage("--state-machine is for the messages of --input");
    }
    return new DemoSettings(
        messages,
        limit(),
        executionTime,
        input == null ? null : MessageFile.read(input),
        stateMachine,
        report);
  }

  private OptionalInt limit() {
    if (limit != null) {
      return OptionalInt.of(limit);
    }
    return input == null ? OptionalInt.of(DemoSettings.DEFAULT_LIMIT) : OptionalInt.empty();
  }

  private static QueueOption queue(DemoSettings settings) {
    return settings.limit().isPresent()
        ? new QueueOption.Throttled(DemoSettings.QUEUE, settings.limit().getAsInt())
        : new QueueOption.ThrottledByMessages(DemoSettings.QUEUE);
  }

  private @Nullable Duration executionTimeIfKnown() {
    return input == null ? executionTime : null;
  }

  private void print(DemoResult result) {
    if (json) {
      terminal.print(SummaryJson.of(result));
    } else {
      new SummaryText(result, terminal).print();
      printNextCommands();
    }
  }

  private void printNextCommands() {
    terminal.print("");
    terminal.print("Next:");
    terminal.print("  ./weir demo --messages 200 --limit 7 --chaos drop=0.1,duplicate=0.2,seed=7");
    terminal.print("  ./weir local --queue ingest=5      # the stack, for any AWS SDK or CLI");
    terminal.print("  ./weir bench throttle --case 5:3 --for 60s");
  }

  private static void writeReport(DemoSettings settings, Demo.Run run) {
    if (settings.report() == null) {
      return;
    }
    try {
      ReportFile.write(settings.report(), run.records());
    } catch (IOException e) {
      throw VerbException.usage(
          "--report: cannot write %s (%s)"
              .formatted(settings.report(), e.getClass().getSimpleName()));
    }
  }

  private void note(String line) {
    if (!json || terminal.errIsTerminal()) {
      terminal.note(line);
    }
  }
}
