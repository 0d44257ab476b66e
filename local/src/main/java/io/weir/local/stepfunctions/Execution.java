package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionHistory;
import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.data.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One execution: what it was started with, and how it ended once it has. Thread-safe; the first end
 * stands.
 */
final class Execution {

  private final long sequence;
  private final String arn;
  private final String name;
  private final StateMachine machine;
  private final String input;
  private final Instant start;
  private final ExecutionHistory history = new ExecutionHistory();
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

  /** How an execution ended, in the API's words. */
  record Ending(
      ExecutionStatus status,
      Instant stop,
      @Nullable String output,
      @Nullable String error,
      @Nullable String cause) {

    private static Ending of(ExecutionOutcome outcome, Instant stop) {
      return switch (outcome) {
        case ExecutionOutcome.Succeeded(var output) ->
            new Ending(ExecutionStatus.SUCCEEDED, stop, Json.write(output), null, null);
        case ExecutionOutcome.Failed(var error, var cause) ->
            new Ending(ExecutionStatus.FAILED, stop, null, error, cause);
        case ExecutionOutcome.TimedOut() ->
            new Ending(ExecutionStatus.TIMED_OUT, stop, null, null, null);
        case ExecutionOutcome.Aborted(var error, var cause) ->
            new Ending(ExecutionStatus.ABORTED, stop, null, error, cause);
      };
    }
  }

  Execution(
      long sequence, String arn, String name, StateMachine machine, String input, Instant start) {
    this.sequence = sequence;
    this.arn = arn;
    this.name = name;
    this.machine = machine;
    this.input = input;
    this.start = start;
  }

  /** Its place among all executions of the endpoint, by start. */
  long sequence() {
    return sequence;
  }

  String arn() {
    return arn;
  }

  String name() {
    return name;
  }

  StateMachine machine() {
    return machine;
  }

  String input() {
    return input;
  }

  Instant start() {
    return start;
  }

  ExecutionHistory history() {
    return history;
  }

  Optional<Ending> ending() {
    return Optional.ofNullable(ending.get());
  }

  ExecutionStatus status() {
    return ending().map(Ending::status).orElse(ExecutionStatus.RUNNING);
  }

  /** Ends the execution, and says whether it was this call that did. */
  boolean end(ExecutionOutcome outcome, Instant stop) {
    if (!ending.compareAndSet(null, Ending.of(outcome, stop))) {
      return false;
    }
    history.end(outcome, stop);
    return true;
  }

  ExecutionRecord snapshot() {
    Ending ended = ending.get();
    return new ExecutionRecord(
        arn,
        machine.arn(),
        name,
        input,
        start,
        ended == null ? null : ended.stop(),
        ended == null ? ExecutionStatus.RUNNING : ended.status(),
        0);
  }
}
