package io.weir.memory;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            state.limits().isOlderThan(deployedAt)
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
  public void pause(SemaphoreKey key, String reason) {
    change(key, state -> state.isPaused() ? state : state.withPaused(reason));
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    change(key, state -> state.withFailureRun(run));
  }

  private void change(SemaphoreKey key, UnaryOperator<SemaphoreState> change) {
    synchronized (tables) {
      tables.semaphoreItems().put(key, change.apply(tables.semaphore(key)));
    }
  }
}
