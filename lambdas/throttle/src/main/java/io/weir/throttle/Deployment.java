package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The limits that a deployment sets for a queue. Every tick brings them, under its own time; they
 * are written when they change.
 *
 * @param queue which queue
 * @param executionLimit its own limit, 0 or more
 * @param deployedAt the time of the tick that brings them; an older one changes nothing
 * @param shared the shared semaphores its messages take too, each with its limit
 */
public record Deployment(
    QueueUrl queue, int executionLimit, Instant deployedAt, Map<SemaphoreKey, Integer> shared) {
  public Deployment {
    requireNonNull(queue);
    requireNonNull(deployedAt);
    shared = Map.copyOf(shared);
    if (shared.size() > SemaphoreState.SHARED_LIMIT) {
      throw new IllegalArgumentException(
          "a queue takes at most "
              + SemaphoreState.SHARED_LIMIT
              + " shared semaphores, not "
              + shared.size());
    }
  }

  /** Writes what is new and differs; costs one read when nothing does. */
  public void apply(Semaphores semaphores) {
    SemaphoreKey own = SemaphoreKey.of(queue);
    Set<SemaphoreKey> keys = new LinkedHashSet<>(shared.keySet());
    keys.add(own);
    Map<SemaphoreKey, SemaphoreState> states = semaphores.peek(keys);
    // Shared ones first: once the queue's own semaphore names them, a pass demands their limits.
    shared.forEach((key, limit) -> deploy(semaphores, states, key, limit, Set.of()));
    deploy(semaphores, states, own, executionLimit, shared.keySet());
    // Last: whoever is handed off to must have its limit, or its messages go as having none.
    shared.keySet().forEach(key -> join(semaphores, states, key));
  }

  private void deploy(
      Semaphores semaphores,
      Map<SemaphoreKey, SemaphoreState> states,
      SemaphoreKey key,
      int limit,
      Set<SemaphoreKey> others) {
    if (state(states, key).wouldDeploy(limit, deployedAt, others)) {
      semaphores.deploy(key, limit, deployedAt, others);
    }
  }

  private void join(
      Semaphores semaphores, Map<SemaphoreKey, SemaphoreState> states, SemaphoreKey key) {
    if (!state(states, key).queues().contains(queue)) {
      semaphores.join(key, queue);
    }
  }

  private static SemaphoreState state(Map<SemaphoreKey, SemaphoreState> states, SemaphoreKey key) {
    return states.getOrDefault(key, SemaphoreState.absent(key));
  }
}
