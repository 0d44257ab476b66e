package io.weir.throttle;

import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.execution.MessageFormat.Decoded;
import io.weir.execution.StartResult;
import io.weir.execution.WorkRequest;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.throttle.Recognition.Recognized;
import java.time.InstantSource;

/**
 * Starts a message's execution at once, without a semaphore: the un-throttled path. Thread-safe.
 */
public final class DirectStart {
  private final Executions executions;
  private final MessageFormat format;
  private final Recognition recognition;
  private final InstantSource clock;

  /** Creates the path over these ports. */
  public DirectStart(Executions executions, MessageFormat format, InstantSource clock) {
    this.executions = executions;
    this.format = format;
    this.recognition = new Recognition(executions);
    this.clock = clock;
  }

  /** What became of a message. */
  public sealed interface Outcome {
    /** Its execution was started, now or before. */
    record Done() implements Outcome {}

    /** Not now; the message should come back. */
    record Failed(String cause) implements Outcome {}
  }

  /** Starts the execution that a message asks for. */
  public Outcome start(QueueMessage message, QueueUrl queue) {
    return switch (format.decode(message.body(), queue)) {
      case Decoded.Rejected(Rejection rejection) -> failed(rejection);
      case Decoded.Accepted(WorkRequest request) -> start(Candidate.of(message, request));
    };
  }

  private Outcome start(Candidate candidate) {
    WorkRequest request = candidate.request();
    String input = request.input(candidate.name(), clock.instant().toEpochMilli());
    return switch (executions.start(request.stateMachine(), candidate.name(), input)) {
      case StartResult.Started _ -> new Outcome.Done();
      case StartResult.AlreadyExists _ -> exists(candidate);
      case StartResult.Refused(Rejection rejection) -> failed(rejection);
      case StartResult.Throttled _ -> new Outcome.Failed("Step Functions asked for a pause");
      case StartResult.Unclear(String cause) -> new Outcome.Failed(cause);
    };
  }

  private Outcome exists(Candidate candidate) {
    return switch (recognition.of(candidate)) {
      case Recognized.Own _ -> new Outcome.Done();
      case Recognized.Foreign _ -> failed(Intake.nameInUse(candidate).rejection());
      case Recognized.Absent _ -> new Outcome.Failed("already exists, yet is not found");
      case Recognized.Unknown(String cause) -> new Outcome.Failed(cause);
    };
  }

  private static Outcome failed(Rejection rejection) {
    return new Outcome.Failed(rejection.reason().code() + ": " + rejection.detail());
  }
}
