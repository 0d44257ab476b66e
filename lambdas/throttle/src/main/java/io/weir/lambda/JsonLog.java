package io.weir.lambda;

import io.weir.execution.ExecutionArn;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.throttle.PassReport;
import io.weir.throttle.ReconcileReport;
import io.weir.throttle.ThrottleListener;

/**
 * Tells what happens, a line an event. Of a message only its id and why it was refused, never
 * anything it says: the details are on the failed queue. Thread-safe.
 */
final class JsonLog implements ThrottleListener {
  private final LogLines lines;

  JsonLog(LogLines lines) {
    this.lines = lines;
  }

  void foreignEvent(ExecutionArn execution) {
    lines.warn("event of another account ignored").with("execution", execution.value()).write();
  }

  @Override
  public void quarantined(QueueUrl queue, QueueMessage message, Rejection rejection) {
    lines
        .warn("message quarantined")
        .with("queue", queue.value())
        .with("messageId", message.messageId())
        .with("reason", rejection.reason().code())
        .write();
  }

  @Override
  public void failedQueueMissing(QueueUrl queue, int messages, Rejection first) {
    lines
        .error(
            "messages cannot be quarantined: the queue has no failed queue; give it a redrive"
                + " policy")
        .with("queue", queue.value())
        .with("messages", messages)
        .with("reason", first.reason().code())
        .write();
  }

  @Override
  public void startUnclear(QueueUrl queue, ExecutionArn execution, String cause) {
    lines
        .warn("start unclear, its slot stays held")
        .with("queue", queue.value())
        .with("execution", execution.value())
        .with("cause", cause)
        .write();
  }

  @Override
  public void duplicateMessage(QueueUrl queue, QueueMessage message, ExecutionArn execution) {
    lines
        .info("two messages ask for one execution")
        .with("queue", queue.value())
        .with("messageId", message.messageId())
        .with("execution", execution.value())
        .write();
  }

  @Override
  public void unexpectedArn(QueueUrl queue, ExecutionArn expected, ExecutionArn actual) {
    lines
        .error("execution has an unexpected ARN")
        .with("queue", queue.value())
        .with("expected", expected.value())
        .with("actual", actual.value())
        .write();
  }

  @Override
  public void paused(SemaphoreKey semaphore, String reason) {
    lines
        .error("semaphore paused")
        .with("semaphore", semaphore.value())
        .with("reason", reason)
        .write();
  }

  @Override
  public void drifted(SemaphoreKey semaphore, int counter, int released) {
    lines
        .error("counter was lower than the slots it counts")
        .with("semaphore", semaphore.value())
        .with("counter", counter)
        .with("released", released)
        .write();
  }

  @Override
  public void leakHealed(Slot slot) {
    slot("leaked slot released", slot)
        .with("state", slot.missingSince() == null ? "ended" : "never started")
        .write();
  }

  @Override
  public void adopted(Slot slot) {
    slot("redriven execution adopted", slot).with("redriveCount", slot.redriveCount()).write();
  }

  private LogLines.Line slot(String message, Slot slot) {
    return lines
        .warn(message)
        .with("queue", slot.queueUrl().value())
        .with("execution", slot.holder().value());
  }

  @Override
  public void runsWithoutSlot(ExecutionArn execution) {
    lines
        .error("execution runs without a slot, and was never redriven")
        .with("execution", execution.value())
        .write();
  }

  @Override
  public void slotNotReconciled(ExecutionArn holder, String cause) {
    lines
        .warn("slot not reconciled; the next round tries again")
        .with("execution", holder.value())
        .with("cause", cause)
        .write();
  }

  @Override
  public void listUnavailable(StateMachineArn stateMachine, String cause) {
    lines
        .warn("executions could not be listed; their slots are asked about one by one")
        .with("stateMachine", stateMachine.value())
        .with("cause", cause)
        .write();
  }

  @Override
  public void driftFound(SemaphoreKey semaphore, int counter, int held) {
    lines
        .error("counter is not the sum of its slots; repair it")
        .with("semaphore", semaphore.value())
        .with("counter", counter)
        .with("held", held)
        .write();
  }

  @Override
  public void overrideEnded(SemaphoreKey semaphore, LimitOverride override) {
    lines
        .info("override ended")
        .with("semaphore", semaphore.value())
        .with("limit", override.limit())
        .write();
  }

  @Override
  public void notSampled(QueueUrl queue, RuntimeException cause) {
    lines
        .warn("queue could not be looked at")
        .with("queue", queue.value())
        .with("cause", String.valueOf(cause))
        .write();
  }

  @Override
  public void handOffFailed(QueueUrl queue, RuntimeException cause) {
    lines
        .error("hand-off failed; the next completion or tick makes up for it")
        .with("queue", queue.value())
        .with("cause", String.valueOf(cause))
        .write();
  }

  @Override
  public void passFailed(QueueUrl queue, RuntimeException cause) {
    lines
        .error("pass failed; the other queues go on")
        .with("queue", queue.value())
        .with("cause", String.valueOf(cause))
        .write();
  }

  @Override
  public void passEnded(QueueUrl queue, PassReport report) {
    if (report.received() == 0) {
      return;
    }
    lines
        .info("pass ended")
        .with("queue", queue.value())
        .with("received", report.received())
        .with("started", report.started())
        .with("alreadyStarted", report.alreadyStarted())
        .with("quarantined", report.quarantined())
        .with("givenBack", report.givenBack())
        .with("unclear", report.unclear())
        .with("end", report.end().name())
        .write();
  }

  /** A round of the reconciler ended. */
  void roundEnded(ReconcileReport report) {
    if (!report.due()) {
      lines.info("round not due").write();
      return;
    }
    boolean done = report.left() == 0 && report.listsComplete();
    (done ? lines.info("round ended") : lines.warn("round ended; the next one goes on"))
        .with("slots", report.slots())
        .with("settled", report.settled())
        .with("released", report.released())
        .with("missing", report.missing())
        .with("adopted", report.adopted())
        .with("slotless", report.slotless())
        .with("left", report.left())
        .with("listsComplete", report.listsComplete())
        .with("drifted", report.drifted().size())
        .with("unreadable", report.unreadable().size())
        .write();
  }
}
