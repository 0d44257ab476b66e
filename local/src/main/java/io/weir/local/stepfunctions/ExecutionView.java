package io.weir.local.stepfunctions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it is, or was, at one moment.
 *
 * @param run its latest run then
 * @param ending how that run had ended; null while it ran
 */
record ExecutionView(Execution execution, Run run, @Nullable Ending ending) {

  ExecutionStatus status() {
    return ending == null ? ExecutionStatus.RUNNING : ending.status();
  }

  @Nullable Instant redriveDate() {
    return run.redrive() == null ? null : run.redrive().time();
  }

  ExecutionRecord record() {
    return new ExecutionRecord(
        execution.arn(),
        execution.machine().arn(),
        execution.name(),
        execution.input(),
        execution.start(),
        ending == null ? null : ending.stop(),
        status(),
        run.redriveCount());
  }
}
