package io.weir.cli.demo;

import io.weir.cli.drain.Drain;
import io.weir.cli.drain.DrainResult;
import io.weir.cli.drain.LoadOptions;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.drain.SummaryText;
import io.weir.cli.environment.EnvironmentOption;
import io.weir.cli.environment.TemplateOption;
import io.weir.cli.environment.TemplateStack;
import io.weir.cli.ingest.IngestDemo;
import io.weir.cli.ingest.IngestOptions;
import io.weir.cli.option.JsonOption;
import io.weir.cli.option.ReportOption;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.StackEndpoints;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import java.nio.file.Path;
import java.util.List;
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
      "  ./weir demo --environment dev",
      "  ./weir demo --from-template cdk.out/weir-dev.template.json",
      "  ./weir demo --messages 200 --event-faults drop=0.1,duplicate=0.2,seed=7",
      "  ./weir demo --workflow discover-granules --provider-dir target/modis --runs 2",
      "  ./weir demo --workflow discover-granules --provider-dir target/modis \\",
      "    --from-template cdk.out/weir-sandbox.template.json",
      "  ./weir demo --input messages.jsonl --state-machine demo",
      "  ./weir demo --json --report executions.jsonl"
    })
public final class DemoCommand implements Callable<Integer> {
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

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private TemplateOption template = new TemplateOption();

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = {
        "The environment's or template's queue to run on; default its first,",
        "with --workflow the one that the workflow names."
      })
  private @Nullable String queue;

  @Mixin private IngestOptions ingest = new IngestOptions();

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
    check();
    try (TemplateStack synthesized = template.read(stackOptions).orElse(null)) {
      return ingest.isGiven() ? ingest(ingestTarget(synthesized)) : run(messageTarget(synthesized));
    }
  }

  private IngestTarget ingestTarget(@Nullable TemplateStack synthesized) {
    return synthesized == null
        ? environment
            .read()
            .map(described -> IngestTarget.of(described, stackOptions, terminal))
            .orElseGet(() -> IngestTarget.own(load.limit(), stackOptions, terminal))
        : IngestTarget.of(synthesized, stackOptions, terminal);
  }

  private MessageTarget messageTarget(@Nullable TemplateStack synthesized) {
    MessageChoice choice = new MessageChoice(load, input, stateMachine, queue);
    return synthesized == null
        ? environment
            .read()
            .map(described -> MessageTarget.of(described, choice, stackOptions, terminal))
            .orElseGet(() -> MessageTarget.own(choice, stackOptions, terminal))
        : MessageTarget.of(synthesized, choice, stackOptions, terminal);
  }

  private int ingest(IngestTarget target) throws InterruptedException {
    note(target.notes());
    try (RunningStack stack = RunningStack.start(target.options())) {
      IngestDemo.Outcome outcome =
          new IngestDemo(target.plan(), json, terminal).run(ingest, stack, stackOptions.timings());
      report.write(outcome.records());
      keepUp(stack);
      return outcome.isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private int run(MessageTarget target) throws InterruptedException {
    note(target.notes());
    try (RunningStack stack = RunningStack.start(target.options())) {
      Drain.Run run =
          new Drain(target.settings(), stack, stackOptions.timings(), json.statusLine(terminal))
              .run();
      report.write(run.records());
      print(run.result());
      keepUp(stack);
      return run.result().isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private void note(List<String> notes) {
    json.note(terminal, "Starting the local stack…");
    notes.forEach(line -> json.note(terminal, line));
  }

  private void keepUp(RunningStack stack) throws InterruptedException {
    if (keep) {
      terminal.note("The stack stays until Ctrl-C. For AWS' own tools:");
      StackEndpoints.of(stack).lines().forEach(terminal::note);
      stack.awaitInterrupt();
    }
  }

  private void check() {
    if (stateMachine != null && input == null) {
      throw VerbException.usage("--state-machine is for the messages of --input");
    }
    if (environment.isGiven() && template.isGiven()) {
      throw VerbException.usage("--environment or --from-template: give one of the two");
    }
    if (ingest.isGiven() && input != null) {
      throw VerbException.usage("--workflow has messages of its own: leave out --input");
    }
    if (ingest.isGiven() && queue != null) {
      throw VerbException.usage("--queue: the workflow says its queue; leave it out");
    }
    boolean described = environment.isGiven() || template.isGiven();
    if (described && load.isLimitGiven()) {
      throw VerbException.usage("--limit: the environment says the limit; leave it out");
    }
    if (!described && queue != null) {
      throw VerbException.usage(
          "--queue is for the queues of an --environment or a --from-template");
    }
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
