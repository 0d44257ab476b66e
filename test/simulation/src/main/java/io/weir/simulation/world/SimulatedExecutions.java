package io.weir.simulation.world;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.queue.Rejection;
import org.jspecify.annotations.Nullable;

/** Step Functions as one invocation reaches it. */
record SimulatedExecutions(World world, StepFunctions stepFunctions, Invocation caller)
    implements Executions {
  @Override
  public StartResult start(StateMachineArn stateMachine, ExecutionName name, String input) {
    if (caller.strikes(Fault.THROTTLED_START)) {
      return caller.call(StartResult.Throttled::new);
    }
    if (exists(stateMachine) && caller.strikes(Fault.REFUSED_START)) {
      return caller.call(() -> refused(stateMachine, name));
    }
    if (caller.strikes(Fault.UNCLEAR_START)) {
      return unclear(stateMachine, name, input);
    }
    return caller.call(() -> stepFunctions.start(stateMachine, name, input));
  }

  private boolean exists(StateMachineArn stateMachine) {
    return type(stateMachine) != StateMachineType.UNKNOWN;
  }

  private StartResult refused(StateMachineArn stateMachine, ExecutionName name) {
    stepFunctions.refused(stateMachine.execution(name));
    return new StartResult.Refused(
        new Rejection(Rejection.Reason.REFUSED_BY_STEP_FUNCTIONS, "simulated"));
  }

  private StartResult unclear(StateMachineArn stateMachine, ExecutionName name, String input) {
    StartResult silence = new StartResult.Unclear("simulated");
    boolean happens = world.faults().coin();
    caller.call(() -> happens ? stepFunctions.start(stateMachine, name, input) : silence);
    caller.giveUp();
    return silence;
  }

  @Override
  public DescribeResult describe(ExecutionArn arn) {
    return caller.call(() -> stepFunctions.describe(arn, caller));
  }

  @Override
  public ListResult list(
      StateMachineArn stateMachine, ExecutionStatus status, @Nullable String page) {
    return caller.call(() -> stepFunctions.list(stateMachine, status, page, caller));
  }

  /** Asked once for each machine and remembered, so it costs no call here. */
  @Override
  public StateMachineType type(StateMachineArn stateMachine) {
    return world.adapters().executions().type(stateMachine);
  }
}
