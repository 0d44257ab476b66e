package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.Executions;

/** Finds out whose execution has the name a message asks for. */
final class Recognition {
  private final Executions executions;

  Recognition(Executions executions) {
    this.executions = executions;
  }

  /** Whose execution it is. */
  sealed interface Recognized {
    /** The message's own. */
    record Own(Execution execution) implements Recognized {}

    /** Another message's: the name is in use. */
    record Foreign() implements Recognized {}

    /** Nobody's, or too new to be told. */
    record Absent() implements Recognized {}

    /** Step Functions did not say. */
    record Unknown(String cause) implements Recognized {}
  }

  Recognized of(Candidate candidate) {
    return switch (executions.describe(candidate.arn())) {
      case DescribeResult.Found(Execution execution) -> compare(candidate, execution);
      case DescribeResult.DoesNotExist() -> new Recognized.Absent();
      case DescribeResult.Throttled() -> new Recognized.Unknown("Step Functions asked for a pause");
      case DescribeResult.Unavailable(String cause) -> new Recognized.Unknown(cause);
    };
  }

  private static Recognized compare(Candidate candidate, Execution execution) {
    String input = execution.input();
    if (input == null) {
      return new Recognized.Unknown("Step Functions left the execution's input out");
    }
    return candidate.request().hasInput(input)
        ? new Recognized.Own(execution)
        : new Recognized.Foreign();
  }
}
