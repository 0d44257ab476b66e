package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions whose calls are let through one at a time. */
record CheckedExecutions(Executions executions, Controller controller) implements Executions {
  @Override
  public StartResult start(StateMachineArn stateMachine, ExecutionName name, String input) {
    return controller.call(
        StartResult.class,
        new Call(Op.START, List.of(Places.arn(name.value()))),
        () -> executions.start(stateMachine, name, input));
  }

  @Override
  public DescribeResult describe(ExecutionArn arn) {
    return controller.call(
        DescribeResult.class, new Call(Op.DESCRIBE, List.of(arn)), () -> executions.describe(arn));
  }

  @Override
  public ListResult list(
      StateMachineArn stateMachine, ExecutionStatus status, @Nullable String page) {
    return controller.call(
        ListResult.class,
        new Call(Op.LIST, List.of(status)),
        () -> executions.list(stateMachine, status, page));
  }

  @Override
  public StateMachineType type(StateMachineArn stateMachine) {
    return executions.type(stateMachine);
  }
}
