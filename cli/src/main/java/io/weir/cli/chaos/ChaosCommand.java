package io.weir.cli.chaos;

import io.weir.cli.drain.Drain;
import io.weir.cli.drain.DrainSettings;
import io.weir.cli.drain.LoadOptions;
import io.weir.cli.intercept.InterceptorClassPath;
import io.weir.cli.option.CountConverter;
import io.weir.cli.option.JsonOption;
import io.weir.cli.option.ReportOption;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir chaos}. */
@Command(
    name = "chaos",
    description = "Kill the functions while messages drain.",
    footer = {
      "",
      "The functions' process is killed (SIGKILL) before, during or after one of its requests, as the",
      "seed says, and started again. Exit code 0: every message ran once or was quarantined with a",
      "reason, never more at once than the limit, all kills happened while messages waited, and",
      "nothing is held in the end. Completion events that get lost are another matter:",
      "--event-faults.",
      "",
      "Examples:",
      "  ./weir chaos --kills 20 --seed 1",
      "  ./weir chaos --kills 5 --messages 100 --limit 7 --json",
      "  ./weir chaos --kills 5 --messages 100 --event-faults drop=0.1,duplicate=0.2,seed=7",
      "  ./weir chaos --kills 3 --messages 50 --verbose 2> functions.log"
    })
public final class ChaosCommand implements Callable<Integer> {
  private static final String QUEUE = "chaos";

  @Option(
      names = "--kills",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "20",
      description = "How many times to kill the functions' process; default ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides at which requests; what happens in between is real. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private LoadOptions load = new LoadOptions(500, 10);

  @Mixin private StackOptions stackOptions = new StackOptions();

  @Mixin private ReportOption report = new ReportOption();

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public ChaosCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    check();
    json.note(terminal, "Starting the local stack…");
    KillSchedule schedule =
        new KillSchedule(KillPlan.of(seed, kills, load.messages()), load.messages());
    try (KillGate gate = KillGate.open(schedule);
        InterceptorClassPath interceptor =
            InterceptorClassPath.of(KillInterceptor.class, gate.resources())) {
      return run(gate, schedule, interceptor);
    }
  }

  private int run(KillGate gate, KillSchedule schedule, InterceptorClassPath interceptor)
      throws InterruptedException {
    DrainSettings settings =
        DrainSettings.ofMade(QUEUE, load.messages(), load.limit(), load.executionTime());
    try (RunningStack stack = RunningStack.start(options(settings, interceptor))) {
      Drain drain = new Drain(settings, stack, stackOptions.timings(), statusLine(schedule));
      ChaosRun.Outcome outcome = new ChaosRun(stack, gate, stackOptions.log(terminal)).run(drain);
      report.write(outcome.drained().records());
      ChaosResult result = ChaosResult.of(outcome, seed, kills, schedule.done());
      print(result);
      return result.drained().isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private LocalStackOptions options(DrainSettings settings, InterceptorClassPath interceptor) {
    return stackOptions.toBuilder(List.of(settings.queueOption()), interceptor.entries(), terminal)
        .fractionalWaits()
        .build();
  }

  private StatusLine statusLine(KillSchedule schedule) {
    return json.statusLine(terminal)
        .endingWith(() -> "   killed %d of %d".formatted(schedule.done().size(), kills));
  }

  private void check() {
    if (stackOptions.isInMemory()) {
      throw VerbException.usage(
          "--semaphore memory: slots kept in the process that is killed are gone with it; use"
              + " dynamodb");
    }
    if (kills > load.messages() / 2) {
      throw VerbException.usage(
          "--kills %d: so many need --messages %d at least".formatted(kills, 2 * kills));
    }
    if (load.limit() == 0) {
      throw VerbException.usage("--limit 0: nothing would start, so nothing could be killed");
    }
  }

  private void print(ChaosResult result) {
    if (json.isWanted()) {
      terminal.print(ChaosJson.of(result));
      result.drained().violations().forEach(terminal::note);
    } else {
      new ChaosText(result, terminal).print();
    }
  }
}
