package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Semaphores whose calls are let through one at a time. */
@SuppressWarnings("unchecked") // an answer is given back as it was taken
record CheckedSemaphores(Semaphores semaphores, Controller controller) implements Semaphores {
  @Override
  public Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys) {
    return controller.call(
        Map.class, new Call(Op.PEEK, List.copyOf(keys)), () -> semaphores.peek(keys));
  }

  @Override
  public List<SemaphoreState> all() {
    return controller.call(List.class, new Call(Op.ALL_SEMAPHORES, List.of()), semaphores::all);
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
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    write(Op.RECORD_FAILURES, key, () -> semaphores.recordFailures(key, run));
  }

  private void write(Op op, SemaphoreKey key, Runnable write) {
    controller.run(new Call(op, List.of(key)), write);
  }
}
