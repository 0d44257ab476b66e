package io.weir.cli.local;

import io.weir.cli.environment.EnvironmentOption;
import io.weir.cli.environment.EnvironmentStack;
import io.weir.cli.environment.TemplateOption;
import io.weir.cli.environment.TemplateStack;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.StackEndpoints;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.Shutdown;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.environment.Environment;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir local}. */
@Command(
    name = "local",
    description = "Keep the local stack up, for any AWS tool.",
    footer = {
      "",
      "Examples:",
      "  ./weir local --environment dev",
      "  ./weir local --from-template cdk.out/weir-dev.template.json",
      "  ./weir local --queue ingest=5",
      "  ./weir local --queue ingest=5 --direct-queue urgent --env-file stack.env",
      "  ./weir local --workflows my/workflows --timings aws"
    })
public final class LocalCommand implements Callable<Integer> {
  private static final QueueOption DEFAULT_QUEUE = new QueueOption.Throttled("demo", 5);

  @Option(
      names = "--queue",
      paramLabel = "NAME=LIMIT",
      converter = QueueConverters.Limited.class,
      description = "A queue and its limit; repeatable; default demo=5.")
  private List<QueueOption> limited = new ArrayList<>();

  @Option(
      names = "--learned-queue",
      paramLabel = "NAME",
      converter = QueueConverters.Learned.class,
      description = "A queue whose limit its messages say; repeatable.")
  private List<QueueOption> learned = new ArrayList<>();

  @Option(
      names = "--direct-queue",
      paramLabel = "NAME",
      converter = QueueConverters.Direct.class,
      description = "A queue without a limit; repeatable.")
  private List<QueueOption> direct = new ArrayList<>();

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private TemplateOption template = new TemplateOption();

  @Mixin private StackOptions stackOptions = new StackOptions();

  @Option(
      names = "--env-file",
      paramLabel = "PATH",
      description = "Write the export lines to this file too.")
  private @Nullable Path envFile;

  private final Terminal terminal;

  /** Writes to the terminal. */
  public LocalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    check();
    try (TemplateStack synthesized = template.read(stackOptions).orElse(null)) {
      return keep(
          synthesized == null ? options() : synthesized.toBuilder(stackOptions, terminal).build());
    }
  }

  private int keep(LocalStackOptions options) throws InterruptedException {
    try (RunningStack stack = RunningStack.start(options);
        var _ = Shutdown.before(() -> terminal.note("Stopping…"))) {
      List<String> lines = StackEndpoints.of(stack).lines();
      lines.forEach(terminal::print);
      writeEnvFile(lines);
      terminal.note(
          String.format(
              Locale.ROOT,
              "Ready in %.1f s; Ctrl-C ends it. Send a message:",
              stack.startTime().toMillis() / 1000.0));
      terminal.note(SendExample.of(stack));
      stack.awaitInterrupt();
    }
    throw new IllegalStateException("only an interrupt ends the stack");
  }

  private void check() {
    if (environment.isGiven() && template.isGiven()) {
      throw VerbException.usage("--environment or --from-template: give one of the two");
    }
    if ((environment.isGiven() || template.isGiven()) && !givenQueues().isEmpty()) {
      throw VerbException.usage(
          "%s says which queues there are: leave out --queue, --learned-queue and --direct-queue"
              .formatted(environment.isGiven() ? "--environment" : "--from-template"));
    }
  }

  private LocalStackOptions options() {
    return environment
        .read()
        .map(this::ofEnvironment)
        .orElseGet(() -> stackOptions.toBuilder(queues(), terminal).build());
  }

  private LocalStackOptions ofEnvironment(Environment described) {
    EnvironmentStack stack = new EnvironmentStack(described, stackOptions.timings());
    stack.notes().forEach(terminal::note);
    return stackOptions.toBuilder(stack.definition(stackOptions.workflows()), terminal).build();
  }

  private List<QueueOption> queues() {
    List<QueueOption> queues = givenQueues();
    return queues.isEmpty() ? List.of(DEFAULT_QUEUE) : queues;
  }

  private List<QueueOption> givenQueues() {
    List<QueueOption> queues = new ArrayList<>(limited);
    queues.addAll(learned);
    queues.addAll(direct);
    return queues;
  }

  private void writeEnvFile(List<String> lines) {
    if (envFile == null) {
      return;
    }
    try {
      Files.write(envFile, lines);
    } catch (IOException e) {
      throw VerbException.usage(
          "--env-file: cannot write %s (%s)".formatted(envFile, e.getClass().getSimpleName()));
    }
  }
}
