package io.weir.contract;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.memory.MemoryExecutions;
import java.time.InstantSource;

final class MemoryExecutionsTest extends ExecutionsContract {
  @Override
  ExecutionAccount account() {
    return new InMemory();
  }

  private static final class InMemory implements ExecutionAccount {
    private final MemoryExecutions executions = new MemoryExecutions(InstantSource.system());

    @Override
    public Executions executions() {
      return executions;
    }

    @Override
    public StateMachineArn create() {
      StateMachineArn machine =
          new StateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:Ingest");
      executions.create(machine, StateMachineType.STANDARD);
      return machine;
    }

    @Override
    public void abort(ExecutionArn execution) {
      executions.finish(execution, ExecutionStatus.ABORTED);
    }
  }
}
