package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.execution.MessageFormat.Decoded;
import io.weir.execution.StateMachineType;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import io.weir.semaphore.SemaphoreState;
import io.weir.throttle.Recognition.Recognized;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides all about a message that can be decided before a slot is taken for it. */
final class Intake {
  /** The most bytes of an execution's input (Step Functions' quota, UTF-8). */
  static final int INPUT_BYTES_LIMIT = 262_144;

  private final MessageFormat format;
  private final Executions executions;
  private final Recognition recognition;

  Intake(MessageFormat format, Executions executions) {
    this.format = format;
    this.executions = executions;
    this.recognition = new Recognition(executions);
  }

  /** Messages that may go on, and what becomes of the others. */
  record Checked(List<Candidate> candidates, List<Disposition> dispositions) {}

  /**
   * Checks messages. Of several that ask for the same execution the first goes on, the rest are
   * given back: none is deleted unseen.
   *
   * @param nowMillis a start time of the length that the real one will have
   */
  Checked check(
      List<QueueMessage> messages, QueueSettings settings, SemaphoreState own, long nowMillis) {
    List<Candidate> candidates = new ArrayList<>();
    List<Disposition> dispositions = new ArrayList<>();
    Set<ExecutionArn> seen = new HashSet<>();
    for (QueueMessage message : messages) {
      switch (read(message, settings, own, nowMillis)) {
        case Reading.Faulty(Rejection rejection) ->
            dispositions.add(new Disposition.Quarantine(message, rejection));
        case Reading.Sound(Candidate candidate) -> {
          Disposition settled =
              seen.add(candidate.arn())
                  ? lastChance(candidate, settings)
                  : new Disposition.GiveBack(message);
          if (settled == null) {
            candidates.add(candidate);
          } else {
            dispositions.add(settled);
          }
        }
      }
    }
    return new Checked(candidates, dispositions);
  }

  private sealed interface Reading {
    record Sound(Candidate candidate) implements Reading {}

    record Faulty(Rejection rejection) implements Reading {}
  }

  private Reading read(
      QueueMessage message, QueueSettings settings, SemaphoreState own, long nowMillis) {
    return switch (format.decode(message.body(), settings.url())) {
      case Decoded.Rejected(Rejection rejection) -> new Reading.Faulty(rejection);
      case Decoded.Accepted(var request) -> {
        Candidate candidate = Candidate.of(message, request);
        Rejection fault = fault(candidate, own, nowMillis);
        yield fault == null ? new Reading.Sound(candidate) : new Reading.Faulty(fault);
      }
    };
  }

  private @Nullable Rejection fault(Candidate candidate, SemaphoreState own, long nowMillis) {
    if (own.limits().fromMessages() && candidate.request().executionLimit().isEmpty()) {
      return new Rejection(
          Reason.NO_LIMIT,
          "neither the queue nor the message has an execution limit; deploy one, or set"
              + " cumulus_meta.queueExecutionLimits for this queue's URL");
    }
    if (executions.type(candidate.request().stateMachine()) == StateMachineType.EXPRESS) {
      return new Rejection(
          Reason.EXPRESS_STATE_MACHINE,
          "state machine is of type EXPRESS, whose executions can be neither told apart nor"
              + " described; use a STANDARD one");
    }
    String input = candidate.request().input(candidate.name(), nowMillis);
    int bytes = input.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= INPUT_BYTES_LIMIT
        ? null
        : new Rejection(
            Reason.INPUT_TOO_LARGE,
            "execution input has " + bytes + " bytes, allowed are " + INPUT_BYTES_LIMIT);
  }

  /** On the next receive SQS may move the message away without a reason: settle it while we can. */
  private @Nullable Disposition lastChance(Candidate candidate, QueueSettings settings) {
    QueueMessage message = candidate.message();
    if (settings.lastChance().isEmpty()
        || message.receiveCount() < settings.lastChance().getAsInt()) {
      return null;
    }
    return switch (recognition.of(candidate)) {
      case Recognized.Own _ -> new Disposition.AlreadyStarted(message);
      case Recognized.Foreign _ -> nameInUse(candidate);
      case Recognized.Absent _ ->
          new Disposition.Quarantine(
              message,
              new Rejection(
                  Reason.NEVER_STARTED,
                  "received " + message.receiveCount() + " times, never started"));
      case Recognized.Unknown _ -> new Disposition.Unclear(message);
    };
  }

  static Disposition.Quarantine nameInUse(Candidate candidate) {
    return new Disposition.Quarantine(
        candidate.message(),
        new Rejection(
            Reason.NAME_IN_USE,
            "execution " + candidate.arn() + " was started from a message with another body"));
  }
}
