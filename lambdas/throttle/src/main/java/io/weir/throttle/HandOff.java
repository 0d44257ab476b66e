package io.weir.throttle;

import io.weir.queue.QueueUrl;
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
    for (SemaphoreState shared : peek(sums.keySet())) {
      int count = sums.getOrDefault(shared.key(), 0);
      shared.queues().forEach(queue -> freed.merge(queue, count, Math::max));
    }
    return freed;
  }

  private Collection<SemaphoreState> peek(Set<SemaphoreKey> shared) {
    return shared.isEmpty() ? List.of() : semaphores.peek(shared).values();
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
