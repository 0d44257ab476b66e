package io.weir.cli.demo;

import static io.weir.cli.drain.DrainSettings.WORKFLOW;

import io.weir.cli.drain.Drain;
import io.weir.cli.drain.DrainResult;
import io.weir.cli.drain.DrainSettings;
import io.weir.cli.drain.LoadOptions;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.drain.SummaryText;
import io.weir.cli.environment.EnvironmentOption;
import io.weir.cli.environment.EnvironmentStack;
import io.weir.cli.environment.TemplateOption;
import io.weir.cli.environment.TemplateStack;
import io.weir.cli.environment.ThrottledQueue;
import io.weir.cli.ingest.IngestDemo;
import io.weir.cli.ingest.IngestOptions;
import io.weir.cli.messages.MessageFile;
import io.weir.cli.option.JsonOption;
import io.weir.cli.option.ReportOption;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.StackEndpoints;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.local.LocalStackOptions;
import io.weir.local.StackDefinition;
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

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private TemplateOption template = new TemplateOption();

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "The environment's or template's queue to run on; default its first.")
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
      return ingest.isGiven() ? ingest(ingestTarget(synthesized)) : run(plan(synthesized));
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

  private Plan plan(@Nullable TemplateStack synthesized) {
    return synthesized == null
        ? environment.read().map(this::planOn).orElseGet(this::planOnItsOwn)
        : planOn(synthesized);
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

  private int run(Plan plan) throws InterruptedException {
    note(plan.notes());
    try (RunningStack stack = RunningStack.start(plan.options())) {
      Drain.Run run =
          new Drain(plan.settings(), stack, stackOptions.timings(), json.statusLine(terminal))
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

  /** What to run, and on which stack. */
  private record Plan(DrainSettings settings, LocalStackOptions options, List<String> notes) {}

  private Plan planOnItsOwn() {
    DrainSettings settings = settings(QUEUE, limit(), workflow());
    return new Plan(
        settings,
        stackOptions.toBuilder(List.of(settings.queueOption()), terminal).fractionalWaits().build(),
        List.of());
  }

  private Plan planOn(Environment described) {
    EnvironmentDemo demo = new EnvironmentDemo(described);
    QueueSettings target = demo.queue(queue);
    String workflow = workflow();
    DrainSettings settings =
        settings(
            described.queueName(target),
            OptionalInt.of(demo.limit(target)),
            workflow == null ? null : demo.stateMachine(workflow));
    EnvironmentStack stack =
        new EnvironmentStack(described, stackOptions.timings(), stackOptions.providerFolder());
    StackDefinition definition = stack.definition(stackOptions.workflows());
    return new Plan(
        settings,
        stackOptions.toBuilder(definition, terminal).fractionalWaits().build(),
        stack.notes());
  }

  private Plan planOn(TemplateStack synthesized) {
    TemplateDemo demo = new TemplateDemo(synthesized.name(), synthesized.definition());
    ThrottledQueue target = demo.queue(queue);
    String workflow = input == null ? WORKFLOW : stateMachine;
    DrainSettings settings =
        settings(
            target.name(),
            OptionalInt.of(target.mostAtOnce()),
            workflow == null ? null : demo.stateMachine(workflow));
    return new Plan(
        settings,
        synthesized.toBuilder(stackOptions, terminal).fractionalWaits().build(),
        List.of());
  }

  /** Without a limit of the deployment the messages of a file say their own. */
  private OptionalInt limit() {
    return input == null || load.isLimitGiven()
        ? OptionalInt.of(load.limit())
        : OptionalInt.empty();
  }

  /** Null for those that the messages of a file name. */
  private @Nullable String workflow() {
    return input == null ? WORKFLOW : stateMachine;
  }

  private DrainSettings settings(String name, OptionalInt limit, @Nullable String machine) {
    MessageFile file = input == null ? null : MessageFile.read(input);
    return new DrainSettings(name, load.messages(), limit, load.executionTime(), file, machine);
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
