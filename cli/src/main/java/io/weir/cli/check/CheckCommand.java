package io.weir.cli.check;

import io.weir.check.Bound;
import io.weir.check.Bounds;
import io.weir.check.Exploration;
import io.weir.check.Fault;
import io.weir.check.Leases;
import io.weir.check.ModelChecker;
import io.weir.check.Progress;
import io.weir.check.Scenario;
import io.weir.cli.option.CountConverter;
import io.weir.cli.option.JsonOption;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir check}. */
@Command(
    name = "check",
    description = "Explore every order of things.",
    footer = {
      "",
      "Without --messages, --throttlers, --limit, --faults or --scenario it explores the bounds",
      "that the build explores.",
      "",
      "Examples:",
      "  ./weir check",
      "  ./weir check --messages 3 --faults crash,lost-event --fault-budget 2",
      "  ./weir check --scenario same-body --faults redrive --leases honoured --json"
    })
public final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--messages",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many messages there are, 1 to 9; default 2.")
  private @Nullable Integer messages;

  @Option(
      names = "--throttlers",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many passes are due at once on a queue, 1 to 4; default 2.")
  private @Nullable Integer throttlers;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "The limit, 0 to 9; default 2.")
  private @Nullable Integer limit;

  @Option(
      names = "--faults",
      paramLabel = "FAULT",
      split = ",",
      description = "What can go wrong: ${COMPLETION-CANDIDATES}.")
  private @Nullable Set<Fault> faults;

  @Option(
      names = "--fault-budget",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "1",
      description = "How often something goes wrong, all --faults together; default 1.")
  private int faultBudget;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "What the messages have in common: ${COMPLETION-CANDIDATES}; default distinct.")
  private @Nullable Scenario scenario;

  @Option(
      names = "--leases",
      paramLabel = "WORTH",
      defaultValue = "ignored",
      description = "What pass leases are worth: ${COMPLETION-CANDIDATES}; default ignored.")
  private Leases leases = Leases.IGNORED;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      defaultValue = "4000000",
      description = "Where to give up, NOT EXHAUSTED; default ${DEFAULT-VALUE}.")
  private int maxStates = Bound.DEFAULT_MAX_STATES;

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Exploration> explorations = new ArrayList<>();
    for (Bound bound : bounds()) {
      Exploration exploration = explore(bound);
      explorations.add(exploration);
      if (!json.isWanted()) {
        print(exploration);
      }
    }
    if (json.isWanted()) {
      terminal.print(CheckJson.of(explorations));
    }
    return explorations.stream().allMatch(Exploration::isKept) ? ExitCode.OK : ExitCode.FAILED;
  }

  private Exploration explore(Bound bound) {
    StatusLine line = json.statusLine(terminal);
    Exploration exploration =
        ModelChecker.explore(bound, progress -> line.show(text(progress), Instant.now()));
    line.clear();
    return exploration;
  }

  private static String text(Progress progress) {
    return "%s   states %d   depth %d   frontier %d"
        .formatted(progress.bound(), progress.states(), progress.depth(), progress.frontier());
  }

  private List<Bound> bounds() {
    boolean chosen =
        messages != null
            || throttlers != null
            || limit != null
            || faults != null
            || scenario != null;
    try {
      return chosen
          ? List.of(chosen())
          : Bounds.all().stream().map(each -> each.upTo(maxStates)).toList();
    } catch (IllegalArgumentException e) {
      throw VerbException.usage(String.valueOf(e.getMessage()));
    }
  }

  private Bound chosen() {
    Set<Fault> kinds = faults == null ? EnumSet.noneOf(Fault.class) : faults;
    return Bound.of(
            scenario == null ? Scenario.DISTINCT : scenario,
            messages == null ? 2 : messages,
            throttlers == null ? 2 : throttlers,
            limit == null ? 2 : limit)
        .with(kinds.isEmpty() ? 0 : faultBudget, kinds)
        .with(leases)
        .upTo(maxStates);
  }

  private void print(Exploration exploration) {
    terminal.print(exploration.toLine());
    if (exploration.violation() != null) {
      terminal.print("  " + exploration.violation());
      exploration.trace().forEach(sentence -> terminal.print("    " + sentence));
    }
  }
}
