package io.weir.throttle;

import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import io.weir.throttle.Acquisition.Held;
import io.weir.throttle.Recognition.Recognized;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Starts the executions whose slots are held. A slot is given back only when Step Functions has
 * said that its execution is closed; whatever is unclear keeps it. Thread-safe.
 */
final class Starter {
  private final Executions executions;
  private final Recognition recognition;
  private final LaterRuns laterRuns;
  private final Semaphores semaphores;
  private final Releaser releaser;
  private final Surroundings surroundings;

  Starter(
      Executions executions,
      Slots slots,
      Semaphores semaphores,
      Releaser releaser,
      Surroundings surroundings) {
    this.executions = executions;
    this.recognition = new Recognition(executions);
    this.laterRuns = new LaterRuns(slots, surroundings);
    this.semaphores = semaphores;
    this.releaser = releaser;
    this.surroundings = surroundings;
  }

  /** Starts all, in parallel, and returns when each has its answer, in the order given. */
  List<Disposition> start(List<Held> held, Instant deadline) {
    return surroundings.parallel().map(held, one -> start(one, deadline));
  }

  private Disposition start(Held held, Instant deadline) {
    Instant last = lastRequest(held.slot(), deadline);
    String input =
        held.candidate().request().input(held.candidate().name(), held.slot().startTimeMillis());
    while (surroundings.now().isBefore(last)) {
      StartResult result =
          executions.start(held.slot().stateMachine(), held.candidate().name(), input);
      if (!(result instanceof StartResult.Throttled)) {
        return settle(held, result);
      }
      pauseForThrottle();
    }
    return unclear(held, "not sent in time: Step Functions asked for a pause");
  }

  /** A request sent by then is answered before the invocation ends, and before the slot settles. */
  private Instant lastRequest(Slot slot, Instant deadline) {
    Instant windowEnd = slot.acquiredAt().plus(surroundings.timings().startWindow());
    Instant invocationEnd = deadline.plus(surroundings.timings().returnMargin());
    return windowEnd.isBefore(invocationEnd) ? windowEnd : invocationEnd;
  }

  private void pauseForThrottle() {
    Duration call = surroundings.timings().callTimeout();
    surroundings
        .delays()
        .pause(surroundings.delays().between(call.dividedBy(20), call.dividedBy(5)));
  }

  private Disposition settle(Held held, StartResult result) {
    QueueMessage message = held.candidate().message();
    return switch (result) {
      case StartResult.Started(ExecutionArn arn) -> started(held, arn);
      case StartResult.AlreadyExists _ -> alreadyExists(held);
      case StartResult.Refused(Rejection rejection) -> new Disposition.Refused(message, rejection);
      case StartResult.Unclear(String cause) -> unclear(held, cause);
      case StartResult.Throttled _ ->
          throw new IllegalStateException("a throttled start is retried, not settled");
    };
  }

  private Disposition started(Held held, ExecutionArn arn) {
    Slot slot = held.slot();
    if (!arn.equals(slot.holder())) {
      surroundings.listener().unexpectedArn(slot.queueUrl(), slot.holder(), arn);
      pause(slot.queueUrl(), "unexpected execution ARN: " + arn + " instead of " + slot.holder());
    }
    return new Disposition.Started(held.candidate().message(), surroundings.now());
  }

  private void pause(QueueUrl queue, String reason) {
    SemaphoreKey key = SemaphoreKey.of(queue);
    semaphores.pause(key, reason);
    surroundings.listener().paused(key, reason);
  }

  private Disposition alreadyExists(Held held) {
    return switch (recognition.of(held.candidate())) {
      case Recognized.Own(Execution execution) -> ownExists(held, execution);
      case Recognized.Foreign _ -> Intake.nameInUse(held.candidate());
      case Recognized.Absent _ -> unclear(held, "already exists, yet is not found");
      case Recognized.Unknown(String cause) -> unclear(held, cause);
    };
  }

  /** A description may lag: the end of an earlier run does not release the slot of a later one. */
  private Disposition ownExists(Held held, Execution execution) {
    Slot slot = held.slot();
    if (!execution.status().isClosed()) {
      laterRuns.moveOn(slot, execution.redriveCount());
    } else if (execution.redriveCount() >= slot.redriveCount()) {
      releaser.release(List.of(slot), each -> false);
    }
    return new Disposition.AlreadyStarted(held.candidate().message());
  }

  private Disposition unclear(Held held, String cause) {
    surroundings.listener().startUnclear(held.slot().queueUrl(), held.slot().holder(), cause);
    return new Disposition.Unclear(held.candidate().message());
  }
}
