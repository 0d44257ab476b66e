package io.weir.throttle;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Semaphores of which somebody has edited one into nonsense, as DynamoDB's adapter tells it. */
record EditedSemaphores(Semaphores inner, SemaphoreKey nonsense) implements Semaphores {
  String line() {
    return "table S, item " + nonsense + ": attribute semvalue must be a whole number";
  }

  @Override
  public Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys) {
    if (keys.contains(nonsense)) {
      throw new SemaphoreException(line());
    }
    return inner.peek(keys);
  }

  @Override
  public List<SemaphoreState> all() {
    return inner.all().stream().filter(state -> !state.key().equals(nonsense)).toList();
  }

  @Override
  public List<SemaphoreState> all(Consumer<String> unreadable) {
    unreadable.accept(line());
    return all();
  }

  @Override
  public void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared) {
    inner.deploy(key, limit, deployedAt, shared);
  }

  @Override
  public void join(SemaphoreKey shared, QueueUrl queue) {
    inner.join(shared, queue);
  }

  @Override
  public void learn(SemaphoreKey key, int limit, Instant sentAt) {
    inner.learn(key, limit, sentAt);
  }

  @Override
  public void override(SemaphoreKey key, LimitOverride override) {
    inner.override(key, override);
  }

  @Override
  public boolean endOverride(SemaphoreKey key, Instant until) {
    return inner.endOverride(key, until);
  }

  @Override
  public void addStateMachine(SemaphoreKey key, StateMachineArn stateMachine) {
    inner.addStateMachine(key, stateMachine);
  }

  @Override
  public void pause(SemaphoreKey key, String reason) {
    inner.pause(key, reason);
  }

  @Override
  public void resume(SemaphoreKey key) {
    inner.resume(key);
  }

  @Override
  public boolean repair(SemaphoreKey key, int read, int counted) {
    return inner.repair(key, read, counted);
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    inner.recordFailures(key, run);
  }
}
