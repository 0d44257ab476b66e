package io.weir.execution;

/** The status of an execution, as Step Functions names it. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED,
  PENDING_REDRIVE;

  /** Tells whether the execution has ended; only a redrive makes it run again. */
  public boolean isClosed() {
    return this != RUNNING && this != PENDING_REDRIVE;
  }
}
