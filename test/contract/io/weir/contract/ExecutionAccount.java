package io.weir.contract;

import io.weir.execution.ExecutionArn;
import io.weir.execution.Executions;
import io.weir.execution.StateMachineArn;

/** An account with state machines, and what only deployments and operators do to them. */
interface ExecutionAccount {
  Executions executions();

  /** Creates a standard state machine whose executions run until they are aborted. */
  StateMachineArn create();

  void abort(ExecutionArn execution);
}
