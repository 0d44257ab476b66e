package io.weir.local.asl;

/**
 * The types of history events that the interpreter writes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public enum HistoryEventType {
  EXECUTION_STARTED("ExecutionStarted"),
  EXECUTION_REDRIVEN("ExecutionRedriven"),
  EXECUTION_SUCCEEDED("ExecutionSucceeded"),
  EXECUTION_FAILED("ExecutionFailed"),
  EXECUTION_TIMED_OUT("ExecutionTimedOut"),
  EXECUTION_ABORTED("ExecutionAborted"),
  EVALUATION_FAILED("EvaluationFailed"),
  PASS_STATE_ENTERED("PassStateEntered"),
  PASS_STATE_EXITED("PassStateExited"),
  WAIT_STATE_ENTERED("WaitStateEntered"),
  WAIT_STATE_EXITED("WaitStateExited"),
  WAIT_STATE_ABORTED("WaitStateAborted"),
  CHOICE_STATE_ENTERED("ChoiceStateEntered"),
  CHOICE_STATE_EXITED("ChoiceStateExited"),
  SUCCEED_STATE_ENTERED("SucceedStateEntered"),
  SUCCEED_STATE_EXITED("SucceedStateExited"),
  FAIL_STATE_ENTERED("FailStateEntered"),
  TASK_STATE_ENTERED("TaskStateEntered"),
  TASK_STATE_EXITED("TaskStateExited"),
  TASK_STATE_ABORTED("TaskStateAborted"),
  LAMBDA_FUNCTION_SCHEDULED("LambdaFunctionScheduled"),
  LAMBDA_FUNCTION_STARTED("LambdaFunctionStarted"),
  LAMBDA_FUNCTION_SUCCEEDED("LambdaFunctionSucceeded"),
  LAMBDA_FUNCTION_FAILED("LambdaFunctionFailed"),
  LAMBDA_FUNCTION_TIMED_OUT("LambdaFunctionTimedOut"),
  TASK_SCHEDULED("TaskScheduled"),
  TASK_STARTED("TaskStarted"),
  TASK_SUBMITTED("TaskSubmitted"),
  TASK_SUBMIT_FAILED("TaskSubmitFailed"),
  TASK_SUCCEEDED("TaskSucceeded"),
  TASK_FAILED("TaskFailed"),
  TASK_TIMED_OUT("TaskTimedOut"),
  MAP_STATE_ENTERED("MapStateEntered"),
  MAP_STATE_STARTED("MapStateStarted"),
  MAP_STATE_SUCCEEDED("MapStateSucceeded"),
  MAP_STATE_FAILED("MapStateFailed"),
  MAP_STATE_EXITED("MapStateExited"),
  MAP_STATE_ABORTED("MapStateAborted"),
  PARALLEL_STATE_ENTERED("ParallelStateEntered"),
  PARALLEL_STATE_STARTED("ParallelStateStarted"),
  PARALLEL_STATE_SUCCEEDED("ParallelStateSucceeded"),
  PARALLEL_STATE_FAILED("ParallelStateFailed"),
  PARALLEL_STATE_EXITED("ParallelStateExited"),
  PARALLEL_STATE_ABORTED("ParallelStateAborted"),
  MAP_ITERATION_STARTED("MapIterationStarted"),
  MAP_ITERATION_SUCCEEDED("MapIterationSucceeded"),
  MAP_ITERATION_FAILED("MapIterationFailed"),
  MAP_ITERATION_ABORTED("MapIterationAborted");

  private final String text;

  HistoryEventType(String text) {
    this.text = text;
  }

  /** The type's name in the API. */
  public String text() {
    return text;
  }
}
