package io.weir.throttle;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The semaphores that a queue's messages take, as peeked.
 *
 * @param own the queue's own
 * @param all the own one first, then the shared ones
 */
record Room(SemaphoreState own, Map<SemaphoreKey, SemaphoreState> all) {

  /**
   * Reads a queue's own semaphore and, where it names shared ones, those.
   *
   * @throws SemaphoreException if a shared one has no limit
   */
  static Room peek(Semaphores semaphores, QueueUrl queue) {
    SemaphoreKey key = SemaphoreKey.of(queue);
    SemaphoreState own = state(semaphores.peek(Set.of(key)), key);
    return of(own, own.shared().isEmpty() ? Map.of() : semaphores.peek(own.shared()));
  }

  /**
   * Puts a queue's own semaphore together with the shared ones it names.
   *
   * @throws SemaphoreException if a shared one has no limit
   */
  static Room of(SemaphoreState own, Map<SemaphoreKey, SemaphoreState> shared) {
    Map<SemaphoreKey, SemaphoreState> all = new LinkedHashMap<>();
    all.put(own.key(), own);
    own.shared().stream().sorted().forEach(each -> all.put(each, limited(state(shared, each))));
    return new Room(own, all);
  }

  /** Returns how many slots may be taken of all semaphores together. */
  int free() {
    return all.values().stream().mapToInt(SemaphoreState::room).min().orElse(0);
  }

  /** Tells whether the queue's limit has still to be learned from a message. */
  boolean mustLearn() {
    return own.limits().inForce().isEmpty() && !own.isPaused();
  }

  private static SemaphoreState state(Map<SemaphoreKey, SemaphoreState> read, SemaphoreKey key) {
    SemaphoreState state = read.get(key);
    return state == null ? SemaphoreState.absent(key) : state;
  }

  private static SemaphoreState limited(SemaphoreState shared) {
    if (shared.limits().inForce().isEmpty()) {
      throw new SemaphoreException(
          "shared semaphore " + shared.key() + " has no limit; deploy one with its queues");
    }
    return shared;
  }
}
