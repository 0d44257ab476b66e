package io.weir.cli.simulate;

import io.weir.cli.drain.SummaryJson;
import io.weir.cli.drain.SummaryText;
import io.weir.cli.option.CountConverter;
import io.weir.cli.option.JsonOption;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.simulation.Simulation;
import io.weir.simulation.world.SimulationResult;
import io.weir.simulation.world.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir simulate}. */
@Command(
    name = "simulate",
    description = "Prove it on worlds made from seeds.",
    footer = {
      "",
      "The functions' own code runs in virtual time, on queues, tables and executions in memory, in"
          + " a",
      "world that the seed makes: several queues, some under one provider's limit, limits that"
          + " change,",
      "and everything that can go wrong. Checkers that share no code with it watch every step. The",
      "same seed gives the same output to the last byte: it is all a bug report needs. Exit code 1:"
          + " a",
      "promise was broken.",
      "",
      "Examples:",
      "  ./weir simulate --seed 42 --messages 3000",
      "  ./weir simulate --seeds 1..100",
      "  ./weir simulate --seed 7 --faults crash,lost-event --json"
    })
public final class SimulateCommand implements Callable<Integer> {
  @ArgGroup private Seeds seeds = new Seeds();

  @Option(
      names = "--messages",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "1000",
      description = "How many messages each world's producers send; default ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--queues",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "4",
      description =
          "How many queues; the first two share a limit, the last of three or more learns its own"
              + " from messages. Default ${DEFAULT-VALUE}.")
  private int queues;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      converter = FaultSet.Converter.class,
      defaultValue = FaultSet.ALL,
      description =
          "all, none, or some of: crash, freeze, lost-event, doubled-event, late-event,"
              + " unclear-start, unclear-transaction, throttled-start, refused-start, contention,"
              + " redelivery, duplicate-message, redrive, sent-back, stale-describe, bad-message,"
              + " limit-change, rerun-by-hand, receive-error, delete-error, lost-trigger,"
              + " clock-skew; default ${DEFAULT-VALUE}.")
  private FaultSet faults = new FaultSet("", Set.of());

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** One seed, or many. */
  static final class Seeds {
    @Option(names = "--seed", paramLabel = "N", description = "One world; default 1.")
    private long seed = 1;

    @Option(
        names = "--seeds",
        paramLabel = "A..B",
        converter = SeedRangeConverter.class,
        description = "Many worlds, on all processors.")
    private @Nullable SeedRange range;
  }

  /** Writes to the terminal. */
  public SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (messages < 1) {
      throw VerbException.usage("--messages 0: at least 1 is needed");
    }
    if (queues < 1 || queues > SimulationSettings.QUEUE_LIMIT) {
      throw VerbException.usage(
          "--queues %d: there can be 1 to %d".formatted(queues, SimulationSettings.QUEUE_LIMIT));
    }
    boolean kept = seeds.range == null ? runOne() : runAll(seeds.range);
    return kept ? ExitCode.OK : ExitCode.FAILED;
  }

  private SimulationSettings settings(long seed) {
    return new SimulationSettings(seed, messages, queues, faults.faults());
  }

  private boolean runOne() {
    SimulationResult result = Simulation.run(settings(seeds.seed));
    if (json.isWanted()) {
      terminal.print(SummaryJson.write(SimulationSummary.toJson(result)));
      result.violations().forEach(violation -> terminal.note(violation.toSentence()));
    } else {
      print(result);
    }
    result.trace().forEach(line -> terminal.note("  " + line));
    return result.violations().isEmpty();
  }

  private void print(SimulationResult result) {
    SummaryText text = new SummaryText(SimulationSummary.of(result), terminal);
    text.printFigures();
    text.line("faults", injected(result));
    text.line("healed", result.figures().healed() + " leaked slots, by the reconciler");
    text.line("seed", "%d, digest %x".formatted(result.seed(), result.digest()));
    text.printVerdict();
  }

  private static String injected(SimulationResult result) {
    return result.injected().isEmpty()
        ? "none"
        : result.injected().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().code())
            .collect(Collectors.joining(", "));
  }

  private boolean runAll(SeedRange range) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Instant begin = clock.instant();
    SeedsReport report = new SeedsReport(range);
    StatusLine status = json.statusLine(terminal);
    new SeedRuns(this::settings)
        .run(
            range,
            result -> {
              report.add(result);
              tellIfBroken(result, status);
              Instant now = clock.instant();
              status.show(report.progress(Duration.between(begin, now)), now);
            });
    status.clear();
    Duration elapsed = Duration.between(begin, clock.instant());
    terminal.print(
        json.isWanted() ? SummaryJson.write(report.toJson(elapsed)) : report.text(elapsed));
    return report.isKept();
  }

  private void tellIfBroken(SimulationResult result, StatusLine status) {
    if (!result.violations().isEmpty()) {
      status.clear();
      terminal.note(
          "%s   %s"
              .formatted(commandFor(result.seed()), result.violations().getFirst().toSentence()));
    }
  }

  private String commandFor(long seed) {
    return "./weir simulate --seed %d --messages %d --queues %d%s"
        .formatted(seed, messages, queues, faults.isAll() ? "" : " --faults " + faults.text());
  }
}
