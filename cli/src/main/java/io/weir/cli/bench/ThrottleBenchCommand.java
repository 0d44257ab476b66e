package io.weir.cli.bench;

import io.weir.cli.intercept.InterceptorClassPath;
import io.weir.cli.option.DurationConverter;
import io.weir.cli.option.EventDelayOption;
import io.weir.cli.option.JsonOption;
import io.weir.cli.stack.Project;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import io.weir.local.SemaphoreStore;
import io.weir.local.StackTimings;
import io.weir.local.events.EventSourceMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir bench throttle}. */
@Command(
    name = "throttle",
    description = {
      "How full the throttle keeps its slots, with an endless backlog, a tick a minute and AWS'",
      "timings: by Step Functions' own times, from the first start on."
    },
    footer = {
      "",
      "Examples:",
      "  ./weir bench throttle",
      "  ./weir bench throttle --case 5:3 --for 60s --event-delay 0ms",
      "  ./weir bench throttle --case 1000:0 --completion-batch 90 --json"
    })
public final class ThrottleBenchCommand implements Callable<Integer> {
  /** With ten semaphores the slots of so many completions fill a transaction. */
  private static final int MOST_COMPLETIONS = 90;

  private static final List<BenchCase> DEFAULT_CASES =
      List.of(
          new BenchCase(5, Duration.ofSeconds(3)),
          new BenchCase(5, Duration.ofSeconds(45)),
          new BenchCase(50, Duration.ofSeconds(20)));

  @Option(
      names = "--case",
      paramLabel = "LIMIT:SECONDS",
      converter = BenchCase.Converter.class,
      description =
          "Executions of one length under one limit; repeatable; default 5:3, 5:45, 50:20.")
  private List<BenchCase> cases = new ArrayList<>();

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "240s",
      description = "How long each case is measured; default ${DEFAULT-VALUE}.")
  private Duration length = Duration.ofSeconds(240);

  @Mixin private EventDelayOption eventDelay = new EventDelayOption();

  @Option(
      names = "--completion-batch",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Completions of one invocation; above 10 they wait up to 1s for each other, as AWS"
              + " demands; default ${DEFAULT-VALUE}.")
  private int completionBatch = EventSourceMapping.Settings.DEFAULT.batchSize();

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public ThrottleBenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      throw VerbException.usage("--for: at least 1s");
    }
    if (completionBatch < 1 || completionBatch > MOST_COMPLETIONS) {
      throw VerbException.usage("--completion-batch: a number from 1 to " + MOST_COMPLETIONS);
    }
    List<CaseResult> results = new ArrayList<>();
    for (BenchCase benchCase : cases.isEmpty() ? DEFAULT_CASES : cases) {
      results.add(run(benchCase));
    }
    terminal.print(json.isWanted() ? BenchJson.of(results) : BenchTable.of(results));
    return results.stream().allMatch(CaseResult::isLimitKept) ? ExitCode.OK : ExitCode.FAILED;
  }

  private CaseResult run(BenchCase benchCase) throws InterruptedException {
    AtomicReference<RequestCounts> requests = new AtomicReference<>(RequestCounts.NONE);
    try (InterceptorClassPath counter = InterceptorClassPath.of(RequestCounter.class, Map.of());
        RunningStack stack = RunningStack.start(options(benchCase, counter, requests))) {
      return new CaseRun(benchCase, length, stack, requests::get, json.statusLine(terminal)).run();
    }
  }

  private LocalStackOptions options(
      BenchCase benchCase, InterceptorClassPath counter, AtomicReference<RequestCounts> requests) {
    Project project = Project.ofProcess();
    List<Path> classPath =
        Stream.concat(project.handlerClassPath().stream(), counter.entries().stream()).toList();
    return LocalStackOptions.builder(
            classPath, new SemaphoreStore.DynamoDb(project.dynamoDbLibraries()))
        .queue(new QueueOption.Throttled(CaseRun.QUEUE, benchCase.limit()))
        .timings(StackTimings.AWS)
        .eventDelay(eventDelay.eventDelay())
        .completionMapping(completionMapping())
        .workflows(project.workflows())
        .fractionalWaits()
        .log(line -> collect(line, requests))
        .build();
  }

  private EventSourceMapping.Settings completionMapping() {
    EventSourceMapping.Settings usual = EventSourceMapping.Settings.DEFAULT;
    Duration window = completionBatch > usual.batchSize() ? Duration.ofSeconds(1) : Duration.ZERO;
    return new EventSourceMapping.Settings(completionBatch, window, usual.maximumConcurrency());
  }

  private static void collect(String line, AtomicReference<RequestCounts> requests) {
    if (RequestCounts.isLine(line)) {
      requests.set(RequestCounts.parse(line));
    }
  }
}
