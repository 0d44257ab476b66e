package io.weir.cli.bench;

import com.google.gson.JsonObject;
import io.weir.cli.option.CountConverter;
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
import io.weir.local.stepfunctions.ActionQuotas;
import io.weir.local.stepfunctions.Quota;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir bench reconcile}. */
@Command(
    name = "reconcile",
    description = {
      "How long one round of the reconciler takes to give back the slots of executions whose",
      "completions were lost, within AWS' quotas of lists and describes."
    },
    footer = {
      "",
      "Examples:",
      "  ./weir bench reconcile",
      "  ./weir bench reconcile --slots 1000 --ended 400 --json"
    })
public final class ReconcileBenchCommand implements Callable<Integer> {
  /** Starting them is not what is measured. */
  private static final ActionQuotas ALL_BUT_STARTS =
      ActionQuotas.US_EAST_1.with("StartExecution", new Quota(100_000, 100_000));

  @Option(
      names = "--slots",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "10000",
      description = "Slots held; default ${DEFAULT-VALUE}.")
  private int slots = 10_000;

  @Option(
      names = "--ended",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "5000",
      description = "Those of them whose execution has ended; default ${DEFAULT-VALUE}.")
  private int ended = 5_000;

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public ReconcileBenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (ended > slots) {
      throw VerbException.usage("--ended: at most as many as --slots, " + slots);
    }
    try (RunningStack stack = RunningStack.start(options())) {
      ReconcileRun.Result result =
          new ReconcileRun(slots, ended, stack, json.statusLine(terminal)).run();
      terminal.print(json.isWanted() ? json(result).toString() : text(result));
      return result.isHealed() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private LocalStackOptions options() {
    Project project = Project.ofProcess();
    return LocalStackOptions.builder(
            project.handlerClassPath(), new SemaphoreStore.DynamoDb(project.dynamoDbLibraries()))
        .queue(new QueueOption.Throttled(ReconcileRun.QUEUE, slots))
        .timings(StackTimings.AWS)
        .quotas(ALL_BUT_STARTS)
        .workflows(project.workflows())
        .build();
  }

  private static JsonObject json(ReconcileRun.Result result) {
    JsonObject json = new JsonObject();
    json.addProperty("slots", result.slots());
    json.addProperty("ended", result.ended());
    json.addProperty("released", result.released());
    json.addProperty("slotsHeldAtEnd", result.heldAtEnd());
    json.addProperty("semaphoreAtEnd", result.usedAtEnd());
    json.addProperty("lists", result.lists());
    json.addProperty("describes", result.describes());
    json.addProperty("elapsedSeconds", result.elapsed().toMillis() / 1000.0);
    return json;
  }

  private static String text(ReconcileRun.Result result) {
    return String.format(
        Locale.ROOT,
        """
        slots      %d held, %d of them by executions that have ended
        released   %d in %.1f s, with %d lists and %d describes
        at end     %d slots held, semaphore at %d""",
        result.slots(),
        result.ended(),
        result.released(),
        result.elapsed().toMillis() / 1000.0,
        result.lists(),
        result.describes(),
        result.heldAtEnd(),
        result.usedAtEnd());
  }
}
