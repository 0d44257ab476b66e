package io.weir.cli.drain;

import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Watches a run until every message is accounted for, or nothing happens any more. */
public final class Watch {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** Asking SQS costs what asking Step Functions' records in process does not. */
  private static final Duration FAILED_QUEUE_INTERVAL = Duration.ofMillis(500);

  private final RunningStack stack;
  private final Predicate<ExecutionRecord> counted;
  private final Queue queue;
  private final int messages;
  private final OptionalInt limit;
  private final Patience patience;
  private final StatusLine statusLine;
  private final Instant begin = Instant.now();

  private int quarantined;
  private Instant quarantinedAsked = Instant.MIN;

  /**
   * Watches a queue that messages were sent to.
   *
   * @param counted the executions that messages of the queue may have started
   * @param limit for the status line; empty if it is not known yet
   */
  public Watch(
      RunningStack stack,
      Predicate<ExecutionRecord> counted,
      Queue queue,
      int messages,
      OptionalInt limit,
      Patience patience,
      StatusLine statusLine) {
    this.stack = stack;
    this.counted = counted;
    this.queue = queue;
    this.messages = messages;
    this.limit = limit;
    this.patience = patience;
    this.statusLine = statusLine;
  }

  /**
   * How it ended.
   *
   * @param waiting messages that are still on the queue
   */
  public record Ending(Progress progress, int waiting) {
    boolean isComplete() {
      return progress.running() == 0 && waiting == 0;
    }
  }

  /** Returns when nothing runs and the queue is empty, or when patience has ended. */
  public Ending await() throws InterruptedException {
    Progress last = look();
    Instant lastChange = Instant.now();
    while (!isOver(last)) {
      Thread.sleep(INTERVAL);
      Progress progress = look();
      Instant now = Instant.now();
      if (!progress.isSameAs(last)) {
        lastChange = now;
      } else if (now.isAfter(lastChange.plus(patience.with(progress)))) {
        break;
      }
      last = progress;
      statusLine.show(progress.toLine(limit), now);
    }
    statusLine.clear();
    return new Ending(last, depth());
  }

  /**
   * A message leaves the queue once its execution has begun or it was quarantined; so nothing can
   * have begun unseen if nothing had changed after the queue was seen empty.
   */
  private boolean isOver(Progress progress) {
    return progress.running() == 0 && depth() == 0 && look().isSameAs(progress);
  }

  private Progress look() {
    List<ExecutionRecord> executions = stack.executions().stream().filter(counted).toList();
    long closed = executions.stream().filter(execution -> execution.stop() != null).count();
    return new Progress(
        messages,
        executions.size(),
        Math.toIntExact(closed),
        quarantined(),
        Duration.between(begin, Instant.now()));
  }

  private int quarantined() {
    Instant now = Instant.now();
    if (now.isAfter(quarantinedAsked.plus(FAILED_QUEUE_INTERVAL))) {
      quarantined = QueueDepth.of(stack.sqs(), queue.failedUrl());
      quarantinedAsked = now;
    }
    return quarantined;
  }

  private int depth() {
    return QueueDepth.of(stack.sqs(), queue.url());
  }
}
