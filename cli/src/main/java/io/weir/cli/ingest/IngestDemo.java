package io.weir.cli.ingest;

import io.weir.cli.drain.Patience;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.drain.SummaryText;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.option.JsonOption;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.Terminal;
import io.weir.local.StackTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows data ingest on a running stack. */
public final class IngestDemo {
  /** With what a workflow waits before it tries again. */
  private static final Duration LONGEST_EXECUTION = Duration.ofMinutes(10);

  private final IngestPlan plan;
  private final JsonOption json;
  private final Terminal terminal;

  /** Writes to the terminal. */
  public IngestDemo(IngestPlan plan, JsonOption json, Terminal terminal) {
    this.plan = plan;
    this.json = json;
    this.terminal = terminal;
  }

  /**
   * What all runs have shown.
   *
   * @param isKept whether every promise was; a granule that fails breaks none
   */
  public record Outcome(boolean isKept, List<RunRecord> records) {}

  /** Runs as often as wanted and writes each result as it comes. */
  public Outcome run(IngestOptions options, RunningStack stack, StackTimings timings)
      throws InterruptedException {
    IngestRun run =
        new IngestRun(
            plan, stack, Patience.of(timings, LONGEST_EXECUTION), json.statusLine(terminal));
    boolean kept = true;
    List<RunRecord> records = new ArrayList<>();
    for (int i = 1; i <= options.runs(); i++) {
      IngestResult result = run.run();
      if (json.isWanted()) {
        terminal.print(SummaryJson.write(result.json()));
        result.summary().violations().forEach(terminal::note);
      } else {
        print(result, i, options.runs());
      }
      kept &= result.summary().isKept();
      records.addAll(result.records());
    }
    return new Outcome(kept, records);
  }

  private void print(IngestResult result, int number, int runs) {
    if (runs > 1) {
      terminal.print((number > 1 ? "\n" : "") + "run %d of %d".formatted(number, runs));
    }
    SummaryText text = new SummaryText(result.summary(), terminal);
    text.line(
        "granules",
        "%d discovered, %d skipped, %d queued, %d ingested, %d failed"
            .formatted(
                result.found().discovered(),
                result.found().skipped(),
                result.found().queued(),
                result.ingested(),
                result.failed()));
    result.failures().forEach(failure -> text.line("", line(failure)));
    if (result.failed() > result.failures().size()) {
      text.line("", "and %d more".formatted(result.failed() - result.failures().size()));
    }
    result
        .maxRunningByProvider()
        .forEach((provider, most) -> text.line("provider", provider(provider, most)));
    text.line(
        "files",
        "%d in their places; %d in the public bucket, the same as at the provider"
            .formatted(result.buckets().inPlace(), result.buckets().compared()));
    text.printFigures();
    text.printVerdict();
  }

  private static String line(Failure failure) {
    return failure.reason().contains(failure.granuleId())
        ? failure.reason()
        : failure.granuleId() + ": " + failure.reason();
  }

  private String provider(String provider, int most) {
    StringBuilder line = new StringBuilder("%s: at most %d at once".formatted(provider, most));
    plan.queue()
        .semaphores()
        .forEach(
            (semaphore, limit) ->
                line.append(
                    semaphore.equals("provider:" + provider)
                        ? ", its limit is %d".formatted(limit)
                        : ", %s allows %d".formatted(semaphore, limit)));
    return line.toString();
  }
}
