package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import org.jspecify.annotations.Nullable;

/** Step Functions as another has it, but for what a test changes. */
class ForwardingExecutions implements Executions {
  private final Executions inner;

  ForwardingExecutions(Executions inner) {
    this.inner = inner;
  }

  @Override
  public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
    return inner.start(machine, name, input);
  }

  @Override
  public DescribeResult describe(ExecutionArn arn) {
    return inner.describe(arn);
  }

  @Override
  public ListResult list(StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
    return inner.list(machine, status, page);
  }

  @Override
  public StateMachineType type(StateMachineArn machine) {
    return inner.type(machine);
  }
}
