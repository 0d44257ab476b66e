package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Semaphores whose calls are let through one at a time. */
@SuppressWarnings("unchecked") // an answer is given back as it was taken
record CheckedSemaphores(Semaphores semaphores, Slots slots, Controller controller)
    implements Semaphores {
  @Override
  public Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys) {
    return controller.call(
        Map.class, new Call(Op.PEEK, List.copyOf(keys)), () -> semaphores.peek(keys));
  }

  @Override
  public List<SemaphoreState> all() {
    return controller.census(
        () -> {
          List<Slot> found = new ArrayList<>();
          slots.scan(found::add);
          return new Census(semaphores.all(), found);
        });
  }

  @Override
  public void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared) {
    write(Op.OTHER_WRITE, key, () -> semaphores.deploy(key, limit, deployedAt, shared));
  }

  @Override
  public void join(SemaphoreKey shared, QueueUrl queue) {
    write(Op.OTHER_WRITE, shared, () -> semaphores.join(shared, queue));
  }

  @Override
  public void learn(SemaphoreKey key, int limit, Instant sentAt) {
    write(Op.LEARN, key, () -> semaphores.learn(key, limit, sentAt));
  }

  @Override
  public void pause(SemaphoreKey key, String reason) {
    write(Op.PAUSE, key, () -> semaphores.pause(key, reason));
  }

  @Override
  public void override(SemaphoreKey key, LimitOverride override) {
    write(Op.OTHER_WRITE, key, () -> semaphores.override(key, override));
  }

  @Override
  public boolean endOverride(SemaphoreKey key, Instant until) {
    return changed(key, () -> semaphores.endOverride(key, until));
  }

  @Override
  public void addStateMachine(SemaphoreKey key, StateMachineArn stateMachine) {
    write(Op.OTHER_WRITE, key, () -> semaphores.addStateMachine(key, stateMachine));
  }

  @Override
  public void resume(SemaphoreKey key) {
    write(Op.OTHER_WRITE, key, () -> semaphores.resume(key));
  }

  @Override
  public boolean repair(SemaphoreKey key, int read, int counted) {
    return changed(key, () -> semaphores.repair(key, read, counted));
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    write(Op.RECORD_FAILURES, key, () -> semaphores.recordFailures(key, run));
  }

  private boolean changed(SemaphoreKey key, Supplier<Boolean> change) {
    return controller.call(Boolean.class, new Call(Op.OTHER_WRITE, List.of(key)), change);
  }

  private void write(Op op, SemaphoreKey key, Runnable write) {
    controller.run(new Call(op, List.of(key)), write);
  }
}
