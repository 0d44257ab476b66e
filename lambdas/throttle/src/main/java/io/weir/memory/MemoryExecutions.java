package io.weir.memory;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * State machines and executions in memory; an execution runs until it is told to end. Thread-safe.
 */
public final class MemoryExecutions implements Executions {
  private final Map<StateMachineArn, StateMachineType> stateMachines = new HashMap<>();
  private final Map<ExecutionArn, Execution> executions = new LinkedHashMap<>();

  /** Creates a state machine. */
  public synchronized void create(StateMachineArn stateMachine, StateMachineType type) {
    stateMachines.put(stateMachine, type);
  }

  /**
   * Ends a running execution.
   *
   * @throws IllegalArgumentException if it does not run
   */
  public synchronized void finish(ExecutionArn arn, ExecutionStatus status) {
    change(arn, ExecutionStatus.RUNNING, status, 0);
  }

  /**
   * Makes a closed execution run again.
   *
   * @throws IllegalArgumentException if it is not there or runs
   */
  public synchronized void redrive(ExecutionArn arn) {
    Execution before = executions.get(arn);
    if (before == null || !before.status().isClosed()) {
      throw new IllegalArgumentException("not closed: " + arn);
    }
    change(arn, before.status(), ExecutionStatus.RUNNING, 1);
  }

  /** Returns all executions in the order started. */
  public synchronized List<Execution> all() {
    return List.copyOf(executions.values());
  }

  /** Returns all executions by ARN, in the order started; state machines are not part of it. */
  public synchronized Map<ExecutionArn, Execution> snapshot() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(executions));
  }

  /** Makes the executions what they were then. */
  public synchronized void restore(Map<ExecutionArn, Execution> snapshot) {
    executions.clear();
    executions.putAll(snapshot);
  }

  @Override
  public synchronized StartResult start(
      StateMachineArn stateMachine, ExecutionName name, String input) {
    StateMachineType type = stateMachines.get(stateMachine);
    if (type == null) {
      return new StartResult.Refused(
          new Rejection(Reason.NO_SUCH_STATE_MACHINE, "no such state machine: " + stateMachine));
    }
    ExecutionArn arn = stateMachine.execution(name);
    Execution before = executions.get(arn);
    if (before == null) {
      executions.put(arn, new Execution(arn, ExecutionStatus.RUNNING, 0, input));
      return new StartResult.Started(arn);
    }
    boolean same = !before.status().isClosed() && input.equals(before.input());
    return same ? new StartResult.Started(arn) : new StartResult.AlreadyExists();
  }

  @Override
  public synchronized DescribeResult describe(ExecutionArn arn) {
    Execution execution = executions.get(arn);
    return execution == null
        ? new DescribeResult.DoesNotExist()
        : new DescribeResult.Found(execution);
  }

  @Override
  public synchronized StateMachineType type(StateMachineArn stateMachine) {
    return stateMachines.getOrDefault(stateMachine, StateMachineType.UNKNOWN);
  }

  private void change(ExecutionArn arn, ExecutionStatus from, ExecutionStatus to, int redrives) {
    Execution before = executions.get(arn);
    if (before == null || before.status() != from) {
      throw new IllegalArgumentException("not " + from + ": " + arn);
    }
    executions.put(arn, new Execution(arn, to, before.redriveCount() + redrives, before.input()));
  }
}
