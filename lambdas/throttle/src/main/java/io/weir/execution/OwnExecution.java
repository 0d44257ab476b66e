package io.weir.execution;

import static java.util.Objects.requireNonNull;

import io.weir.queue.QueueUrl;

/**
 * An execution that the throttle started, told by its input.
 *
 * @param queueUrl the queue its message came from
 * @param stateMachine the state machine its message asked for
 * @param startTimeMillis the start time stamped into its input, epoch milliseconds
 */
public record OwnExecution(QueueUrl queueUrl, StateMachineArn stateMachine, long startTimeMillis) {
  public OwnExecution {
    requireNonNull(queueUrl);
    requireNonNull(stateMachine);
  }
}
