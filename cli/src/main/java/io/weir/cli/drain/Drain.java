package io.weir.cli.drain;

import static java.util.Objects.requireNonNull;

import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.messages.Draft;
import io.weir.cli.messages.GeneratedMessages;
import io.weir.cli.messages.Sender;
import io.weir.cli.messages.SentMessage;
import io.weir.cli.messages.TargetQueue;
import io.weir.cli.stack.Held;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.VerbException;
import io.weir.local.StackTimings;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run on a stack: sends messages, watches until each has run or was quarantined and nothing is
 * held, and measures from Step Functions' own records.
 */
public final class Drain {
  /** Each look scans the slots. */
  private static final Duration HELD_INTERVAL = Duration.ofMillis(250);

  private final DrainSettings settings;
  private final RunningStack stack;
  private final Queue queue;
  private final Patience patience;
  private final StatusLine statusLine;

  /** A run on a stack that has the settings' queue. */
  public Drain(
      DrainSettings settings, RunningStack stack, StackTimings timings, StatusLine statusLine) {
    this.settings = settings;
    this.stack = stack;
    this.statusLine = statusLine;
    patience = Patience.of(timings, settings.executionTimeIfKnown());
    queue = stack.queue(settings.queue());
  }

  /**
   * What the run has shown, and the records it was measured from.
   *
   * @param records by start
   */
  public record Run(DrainResult result, List<RunRecord> records) {}

  /** Runs it, once. */
  public Run run() throws InterruptedException {
    List<SentMessage> sent = new Sender(stack.sqs(), queue.url()).send(drafts());
    Watch.Ending ending =
        new Watch(stack, queue, sent.size(), settings.limit(), patience, statusLine).await();
    Held held = awaitNothingHeld();
    return measure(sent, ending, held);
  }

  private List<Draft> drafts() {
    TargetQueue target = new TargetQueue(queue.name(), queue.url());
    String workflow =
        settings.stateMachine() == null ? null : stack.stateMachineArn(settings.stateMachine());
    if (settings.input() != null) {
      return settings.input().draftsFor(target, workflow);
    }
    return new GeneratedMessages(
            target,
            settings.limit().orElseThrow(),
            requireNonNull(workflow),
            settings.executionTime())
        .take(settings.messages());
  }

  /** Returns what is held at the end: nothing, or what was not released in all that time. */
  private Held awaitNothingHeld() throws InterruptedException {
    Instant end = Instant.now().plus(patience.releasing());
    Optional<Held> held = stack.held();
    while (!held.map(Held::isNothing).orElse(false) && Instant.now().isBefore(end)) {
      Thread.sleep(HELD_INTERVAL);
      Optional<Held> now = stack.held();
      held = now.isPresent() ? now : held;
    }
    return held.orElseThrow(() -> VerbException.failed("the reconciler was never free to answer"));
  }

  private Run measure(List<SentMessage> sent, Watch.Ending ending, Held held) {
    List<QuarantinedMessage> quarantined =
        new FailedQueue(stack.sqs(), queue.failedUrl()).readAll();
    List<ExecutionRecord> executions = stack.executions();
    Attribution attribution = new Attribution(sent, quarantined);
    List<RunRecord> records = attribution.records(executions);
    int limit = limit(held);
    Measurements measurements = Measurements.of(records, limit);
    Promises promises =
        new Promises()
            .cameToAnEnd(ending, held.semaphore(queue.url()))
            .limitKept(measurements, limit)
            .noneRanTwice(measurements)
            .noneLost(attribution.lost(executions))
            .allAskedFor(records)
            .allReasoned(quarantined)
            .nothingHeld(held);
    return new Run(
        new DrainResult(sent.size(), limit, measurements, quarantined, held, promises.broken()),
        records);
  }

  private int limit(Held held) {
    return settings
        .limit()
        .orElseGet(() -> held.semaphore(queue.url()).map(Held.Semaphore::limitOrNone).orElse(0));
  }
}
