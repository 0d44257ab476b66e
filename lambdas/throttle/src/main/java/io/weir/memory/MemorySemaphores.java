package io.weir.memory;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Semaphores in memory. */
final class MemorySemaphores implements Semaphores {
  private final MemoryTables tables;

  MemorySemaphores(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys) {
    synchronized (tables) {
      Map<SemaphoreKey, SemaphoreState> states = new LinkedHashMap<>();
      keys.forEach(key -> states.put(key, tables.semaphore(key)));
      return states;
    }
  }

  @Override
  public List<SemaphoreState> all() {
    return List.copyOf(tables.allSemaphores().values());
  }

  @Override
  public void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared) {
    change(
        key,
        state ->
            state.wouldDeploy(limit, deployedAt, shared)
                ? state
                    .withLimits(state.limits().withDeployed(limit, deployedAt))
                    .withShared(shared)
                : state);
  }

  @Override
  public void join(SemaphoreKey shared, QueueUrl queue) {
    change(shared, state -> state.withQueue(queue));
  }

  @Override
  public void learn(SemaphoreKey key, int limit, Instant sentAt) {
    change(
        key,
        state ->
            state.limits().wouldLearn(limit, sentAt)
                ? state.withLimits(state.limits().withLearned(limit, sentAt))
                : state);
  }

  @Override
  public void override(SemaphoreKey key, LimitOverride override) {
    change(key, state -> state.withLimits(state.limits().withOverride(override)));
  }

  @Override
  public boolean endOverride(SemaphoreKey key, Instant until) {
    return changeIf(
        key,
        state ->
            state.limits().override() != null && until.equals(state.limits().override().until()),
        state -> state.withLimits(state.limits().withOverride(null)));
  }

  @Override
  public void addStateMachine(SemaphoreKey key, StateMachineArn stateMachine) {
    change(key, state -> state.withStateMachine(stateMachine));
  }

  @Override
  public void pause(SemaphoreKey key, String reason) {
    change(key, state -> state.isPaused() ? state : state.withPaused(reason));
  }

  @Override
  public void resume(SemaphoreKey key) {
    change(key, state -> state.withPaused(null).withFailureRun(FailureRun.NONE));
  }

  @Override
  public boolean repair(SemaphoreKey key, int read, int counted) {
    return changeIf(
        key, state -> state.isPaused() && state.used() == read, state -> state.withUsed(counted));
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    change(key, state -> state.withFailureRun(run));
  }

  private void change(SemaphoreKey key, UnaryOperator<SemaphoreState> change) {
    changeIf(key, state -> true, change);
  }

  private boolean changeIf(
      SemaphoreKey key, Predicate<SemaphoreState> condition, UnaryOperator<SemaphoreState> change) {
    synchronized (tables) {
      SemaphoreState state = tables.semaphore(key);
      if (!condition.test(state)) {
        return false;
      }
      tables.semaphoreItems().put(key, change.apply(state));
      return true;
    }
  }
}
