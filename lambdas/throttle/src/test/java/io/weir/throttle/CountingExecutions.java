package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.StateMachineArn;
import org.jspecify.annotations.Nullable;

/** Step Functions that counts what it is asked. */
final class CountingExecutions extends ForwardingExecutions {
  int lists;
  int describes;

  CountingExecutions(World world) {
    super(world.stepFunctions);
  }

  @Override
  public ListResult list(StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
    lists++;
    return super.list(machine, status, page);
  }

  @Override
  public DescribeResult describe(ExecutionArn arn) {
    describes++;
    return super.describe(arn);
  }
}
