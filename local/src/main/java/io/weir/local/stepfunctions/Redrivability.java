package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.ExecutionHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells whether an execution can be redriven. Thread-safe.
 *
 * @param machineExists whether there is a state machine with the ARN
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
 *     Redrive eligibility</a>
 */
record Redrivability(Predicate<String> machineExists, ExecutionClock clock) {

  /** What the service never says, for it keeps histories longer than they can be redriven. */
  static final String NOTHING_KEPT = "The local endpoint no longer keeps the execution's history";

  private static final Duration REDRIVABLE_PERIOD = Duration.ofDays(14);
  private static final Duration MAX_OPEN_TIME = Duration.ofDays(365);

  /** Room for the redrive's own event and one more. */
  private static final int MAX_EVENTS = ExecutionHistory.MAX_EVENTS - 1;

  /** Why the execution cannot be redriven, in the API's words; empty when it can. */
  Optional<String> refusal(ExecutionView view) {
    Ending ending = view.ending();
    if (ending == null || ending.status() == ExecutionStatus.SUCCEEDED) {
      return Optional.of("Execution is " + view.status() + " and cannot be redriven");
    }
    Instant now = clock.now();
    if (!machineExists.test(view.execution().machine().arn())) {
      return Optional.of("State machine is in DELETING status");
    }
    if (now.isAfter(ending.stop().plus(REDRIVABLE_PERIOD))) {
      return Optional.of("Execution redrivable period exceeded");
    }
    if (now.isAfter(view.execution().start().plus(MAX_OPEN_TIME))) {
      return Optional.of("Execution has exceeded the max execution time");
    }
    if (view.run().history().size() >= MAX_EVENTS) {
      return Optional.of("Execution history event limit exceeded");
    }
    return view.run().progress() == null ? Optional.of(NOTHING_KEPT) : Optional.empty();
  }
}
