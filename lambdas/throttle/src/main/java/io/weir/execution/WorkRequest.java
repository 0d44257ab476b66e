package io.weir.execution;

import java.util.Optional;
import java.util.OptionalInt;

/** What a message asks for: one execution of a state machine. Immutable. */
public interface WorkRequest {
  /** Returns the state machine to run. */
  StateMachineArn stateMachine();

  /** Returns the name the producer chose; empty where it leaves the choice to us. */
  Optional<ExecutionName> executionName();

  /** Returns the limit that the message carries for the queue it was read from. */
  OptionalInt executionLimit();

  /**
   * Returns the execution's input: the message with its stamped fields set. The same arguments give
   * the same bytes, which is what makes a retried start idempotent.
   */
  String input(ExecutionName name, long startTimeMillis);

  /** Tells whether an execution's input is this request's, but for the stamped fields. */
  boolean hasInput(String executionInput);
}
