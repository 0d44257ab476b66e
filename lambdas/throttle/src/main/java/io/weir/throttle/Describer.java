package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.Executions;
import java.time.Instant;

/** Describes executions within the quota, as long as the round lasts. One use, one thread. */
final class Describer {
  private static final int THROTTLE_LIMIT = 4;

  private final Executions executions;
  private final Surroundings surroundings;
  private final Instant deadline;
  private final Pace pace;

  Describer(Executions executions, Quotas quotas, Surroundings surroundings, Instant deadline) {
    this.executions = executions;
    this.surroundings = surroundings;
    this.deadline = deadline;
    this.pace = new Pace(surroundings, quotas.describesPerSecond());
  }

  /** Tells whether there is time for another. */
  boolean hasTime() {
    return surroundings.now().isBefore(deadline);
  }

  DescribeResult describe(ExecutionArn execution) {
    DescribeResult result = new DescribeResult.Throttled();
    for (int tries = 1; tries <= THROTTLE_LIMIT && hasTime(); tries++) {
      pace.await();
      result = executions.describe(execution);
      if (!(result instanceof DescribeResult.Throttled)) {
        return result;
      }
      surroundings.backOff(tries);
    }
    return result;
  }
}
