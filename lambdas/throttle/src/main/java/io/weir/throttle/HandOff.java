package io.weir.throttle;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives freed slots to the next messages at once: a pass of one round over each queue whose
 * semaphore was freed. A hand-off that fails fails nothing else. Thread-safe.
 */
final class HandOff {
  private final Pass pass;
  private final Semaphores semaphores;
  private final ThrottleTrigger trigger;
  private final Surroundings surroundings;

  HandOff(Pass pass, Semaphores semaphores, ThrottleTrigger trigger, Surroundings surroundings) {
    this.pass = pass;
    this.semaphores = semaphores;
    this.trigger = trigger;
    this.surroundings = surroundings;
  }

  /** Hands off what the released slots held; returns the executions started. */
  int after(Collection<Slot> released, Instant deadline) {
    List<Map.Entry<QueueUrl, Integer>> freed = List.copyOf(freed(released).entrySet());
    return surroundings
        .parallel()
        .map(freed, each -> handOff(each.getKey(), each.getValue(), deadline))
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /**
   * The queues to wake, each with the slots it may take: its own and those of shared semaphores.
   */
  private Map<QueueUrl, Integer> freed(Collection<Slot> released) {
    Map<QueueUrl, Integer> freed = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    released.forEach(slot -> freed.merge(slot.queueUrl(), 1, Integer::sum));
    Map<SemaphoreKey, Integer> sums = new TreeMap<>(Slot.sum(released));
    freed.keySet().forEach(queue -> sums.remove(SemaphoreKey.of(queue)));
    Set<QueueUrl> own = Set.copyOf(freed.keySet());
    sums.forEach(
        (shared, count) ->
            waiting(shared, own).forEach(queue -> freed.merge(queue, count, Math::max)));
    return freed;
  }

  /** One at a time: a semaphore that cannot be read keeps nothing from the queues of the others. */
  private Set<QueueUrl> waiting(SemaphoreKey shared, Set<QueueUrl> own) {
    try {
      SemaphoreState state = semaphores.peek(Set.of(shared)).get(shared);
      return state == null ? Set.of() : state.queues();
    } catch (SemaphoreException failure) {
      own.forEach(queue -> surroundings.listener().handOffFailed(queue, failure));
      return Set.of();
    }
  }

  private int handOff(QueueUrl queue, int freed, Instant deadline) {
    try {
      PassReport report = pass.run(PassRequest.once(queue, freed, deadline));
      if (report.moreRoom()) {
        trigger.trigger(queue);
      }
      return report.started();
    } catch (RuntimeException failure) {
      surroundings.listener().handOffFailed(queue, failure);
      return 0;
    }
  }
}
