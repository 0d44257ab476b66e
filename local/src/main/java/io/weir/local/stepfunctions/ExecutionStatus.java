package io.weir.local.stepfunctions;

/** The status of an execution, by its name in the API. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
