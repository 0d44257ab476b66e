package io.weir.execution;

import org.jspecify.annotations.Nullable;

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

  /**
   * Lists a state machine's executions of one status, at most 1,000 a page, the most recent first,
   * with eventual consistency: absence from it proves nothing. Step Functions does not say by which
   * of an execution's times it sorts.
   *
   * <p>A state machine that does not exist has none.
   *
   * @param page what the page before named as its next; null for the first
   */
  ListResult list(StateMachineArn stateMachine, ExecutionStatus status, @Nullable String page);

  /** Tells a state machine's type; answers are remembered while they cannot change. */
  StateMachineType type(StateMachineArn stateMachine);
}
