package io.weir.integration;

import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Instant;
import java.util.Collection;

/** The largest number of executions that ran at one instant, by Step Functions' own times. */
final class MostRunning {
  private MostRunning() {}

  static long of(Collection<ExecutionRecord> executions) {
    return executions.stream().mapToLong(each -> running(executions, each.start())).max().orElse(0);
  }

  /** The number grows only when one starts, so the starts are all instants to look at. */
  private static long running(Collection<ExecutionRecord> executions, Instant instant) {
    return executions.stream().filter(each -> ran(each, instant)).count();
  }

  private static boolean ran(ExecutionRecord execution, Instant instant) {
    Instant stop = execution.stop();
    return !execution.start().isAfter(instant) && (stop == null || stop.isAfter(instant));
  }
}
