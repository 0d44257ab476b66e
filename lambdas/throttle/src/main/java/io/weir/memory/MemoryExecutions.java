package io.weir.memory;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State machines and executions in memory; an execution runs until it is told to end. Thread-safe.
 */
public final class MemoryExecutions implements Executions {
  private static final int PAGE_SIZE = 1_000;

  private final Map<StateMachineArn, StateMachineType> stateMachines = new HashMap<>();
  private final Map<ExecutionArn, Entry> executions = new LinkedHashMap<>();
  private final InstantSource clock;

  /**
   * An execution as it is kept.
   *
   * @param execution the execution now
   * @param changedAt when its status changed last
   */
  public record Entry(Execution execution, Instant changedAt) {
    ListedExecution listed() {
      return new ListedExecution(execution.arn(), execution.redriveCount(), changedAt);
    }
  }

  /** Creates an account without state machines; the clock tells when an execution changed. */
  public MemoryExecutions(InstantSource clock) {
    this.clock = clock;
  }

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
    Execution before = find(arn);
    if (before == null || !before.status().isClosed()) {
      throw new IllegalArgumentException("not closed: " + arn);
    }
    change(arn, before.status(), ExecutionStatus.RUNNING, 1);
  }

  /** Returns all executions in the order started. */
  public synchronized List<Execution> all() {
    return executions.values().stream().map(Entry::execution).toList();
  }

  /** Returns all executions by ARN, in the order started; state machines are not part of it. */
  public synchronized Map<ExecutionArn, Entry> snapshot() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(executions));
  }

  /** Makes the executions what they were then. */
  public synchronized void restore(Map<ExecutionArn, Entry> snapshot) {
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
    Execution before = find(arn);
    if (before == null) {
      Execution execution = new Execution(arn, ExecutionStatus.RUNNING, 0, input);
      executions.put(arn, new Entry(execution, clock.instant()));
      return new StartResult.Started(arn);
    }
    boolean same = !before.status().isClosed() && input.equals(before.input());
    return same ? new StartResult.Started(arn) : new StartResult.AlreadyExists();
  }

  @Override
  public synchronized DescribeResult describe(ExecutionArn arn) {
    Execution execution = find(arn);
    return execution == null
        ? new DescribeResult.DoesNotExist()
        : new DescribeResult.Found(execution);
  }

  @Override
  public synchronized ListResult list(
      StateMachineArn stateMachine, ExecutionStatus status, @Nullable String page) {
    List<ListedExecution> listed =
        executions.values().stream()
            .filter(entry -> entry.execution().status() == status)
            .filter(entry -> stateMachine.owns(entry.execution().arn()))
            .map(Entry::listed)
            .toList()
            .reversed();
    int from = page == null ? 0 : Integer.parseInt(page);
    int to = Math.min(listed.size(), from + PAGE_SIZE);
    String next = to < listed.size() ? Integer.toString(to) : null;
    return new ListResult.Page(listed.subList(from, to), next);
  }

  @Override
  public synchronized StateMachineType type(StateMachineArn stateMachine) {
    return stateMachines.getOrDefault(stateMachine, StateMachineType.UNKNOWN);
  }

  private void change(ExecutionArn arn, ExecutionStatus from, ExecutionStatus to, int redrives) {
    Entry entry = executions.get(arn);
    if (entry == null || entry.execution().status() != from) {
      throw new IllegalArgumentException("not " + from + ": " + arn);
    }
    Execution before = entry.execution();
    Execution after = new Execution(arn, to, before.redriveCount() + redrives, before.input());
    executions.put(arn, new Entry(after, clock.instant()));
  }

  private @Nullable Execution find(ExecutionArn arn) {
    Entry entry = executions.get(arn);
    return entry == null ? null : entry.execution();
  }
}
