package io.weir.execution;

/**
 * Starts and describes executions. Calls block for at most the call timeout of {@code Timings},
 * retries of the client included; implementations are thread-safe and answer failures as values.
 */
public interface Executions {
  /**
   * Starts an execution. With a name and input that an open execution has, the answer is {@link
   * StartResult.Started} again and nothing new runs.
   *
   * @param input the exact text
   */
  StartResult start(StateMachineArn stateMachine, ExecutionName name, String input);

  /** Describes an execution, with eventual consistency: a new one may be told as absent. */
  DescribeResult describe(ExecutionArn arn);

  /** Tells a state machine's type; answers are remembered while they cannot change. */
  StateMachineType type(StateMachineArn stateMachine);
}
