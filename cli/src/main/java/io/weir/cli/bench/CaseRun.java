package io.weir.cli.bench;

import io.weir.cli.measure.RunRecord;
import io.weir.cli.measure.Window;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.VerbException;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures one case on a fresh stack. For one thread. */
final class CaseRun {
  static final String QUEUE = "bench";

  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** Shorter executions end before all slots are taken, so there is no moment of the first fill. */
  private static final Duration SHORTEST_FOR_FILL = Duration.ofSeconds(10);

  /** A first tick comes within a minute. */
  private static final Duration FIRST_START_LIMIT = Duration.ofSeconds(90);

  private final BenchCase benchCase;
  private final Duration length;
  private final RunningStack stack;
  private final Supplier<RequestCounts> requests;
  private final StatusLine statusLine;
  private final Backlog backlog;
  private @Nullable Filled filled;

  /** What had happened when all slots were taken for the first time. */
  private record Filled(int started, RequestCounts requests) {}

  CaseRun(
      BenchCase benchCase,
      Duration length,
      RunningStack stack,
      Supplier<RequestCounts> requests,
      StatusLine statusLine) {
    this.benchCase = benchCase;
    this.length = length;
    this.stack = stack;
    this.requests = requests;
    this.statusLine = statusLine;
    Queue queue = stack.queue(QUEUE);
    backlog = new Backlog(stack, queue, benchCase);
  }

  CaseResult run() throws InterruptedException {
    Instant from = awaitFirstStart();
    Instant to = from.plus(length);
    while (Instant.now().isBefore(to)) {
      step(from);
      Thread.sleep(INTERVAL);
    }
    statusLine.clear();
    return result(new Window(from, to));
  }

  private Instant awaitFirstStart() throws InterruptedException {
    Instant end = Instant.now().plus(FIRST_START_LIMIT);
    backlog.topUp(0);
    while (stack.executions().isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw VerbException.failed(
            "nothing was started within " + FIRST_START_LIMIT.toSeconds() + " s");
      }
      Thread.sleep(INTERVAL);
    }
    return stack.executions().stream()
        .map(ExecutionRecord::start)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void step(Instant from) throws InterruptedException {
    int started = stack.executions().size();
    if (filled == null && started >= benchCase.limit()) {
      // The counts of a fill arrive a moment later; nothing is started meanwhile.
      Thread.sleep(INTERVAL.multipliedBy(2));
      filled = new Filled(started, requests.get());
    }
    backlog.topUp(started);
    Instant now = Instant.now();
    statusLine.show(
        "%s   %d s of %d s   started %d"
            .formatted(
                benchCase.text(),
                Duration.between(from, now).toSeconds(),
                length.toSeconds(),
                started),
        now);
  }

  private CaseResult result(Window window) {
    RequestCounts counts = requests.get();
    List<RunRecord> records =
        stack.executions().stream()
            .filter(execution -> execution.start().isBefore(window.to()))
            .map(CaseRun::record)
            .toList();
    Filled first = filled;
    if (first == null || benchCase.executionTime().compareTo(SHORTEST_FOR_FILL) < 0) {
      return CaseResult.of(
          benchCase, window, records, null, counts.per(records.size()), counts.mostReceives());
    }
    CaseResult.Fill fill =
        new CaseResult.Fill(fillTime(records), first.requests().per(first.started()));
    RequestCounts later = counts.since(first.requests());
    return CaseResult.of(
        benchCase,
        window,
        records,
        fill,
        later.per(records.size() - first.started()),
        counts.mostReceives());
  }

  private Duration fillTime(List<RunRecord> records) {
    List<Instant> starts = records.stream().map(RunRecord::start).sorted().toList();
    return Duration.between(starts.getFirst(), starts.get(benchCase.limit() - 1));
  }

  private static RunRecord record(ExecutionRecord execution) {
    return new RunRecord(
        execution.arn(), null, execution.start(), execution.stop(), execution.status().name());
  }
}
