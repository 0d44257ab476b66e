package io.weir.local.asl;

import java.time.Duration;

/**
 * Calls the Lambda functions that Task states name. Implementations are thread-safe; the same
 * function may be called many times at once.
 */
public interface TaskRunner {

  /**
   * Calls a function and waits for its answer. A retried task is called again; nothing tells the
   * function so. Whatever goes wrong is a {@link TaskResult.Failed}; an exception of another kind
   * is a fault of the runner, and fails the execution with States.Runtime.
   *
   * @param functionArn the function's ARN, with its version or alias when the definition has one
   * @param payloadJson the payload, JSON
   * @param atMost how long the call may take, positive; what takes longer is {@link
   *     TaskResult.TimedOut}
   * @throws InterruptedException when the execution is stopped meanwhile; the function may go on
   */
  TaskResult run(String functionArn, String payloadJson, Duration atMost)
      throws InterruptedException;
}
