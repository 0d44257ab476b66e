package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives freed slots to the next messages at once: a pass of one round over each queue whose
 * semaphore was freed. Queues that may want the same slot, rivals, are served one after the other,
 * so that none receives what another has got; who is the first turns with time. Rivals are asked
 * without a wait first, for the wait at one that is empty would be a wait of those that are not. A
 * hand-off that fails fails nothing else. Thread-safe.
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

  /**
   * Hands off what the released slots held; returns the executions started.
   *
   * @param ends when the executions ended, of those of which it is known
   */
  int after(Collection<Slot> released, Map<ExecutionArn, Instant> ends, Instant deadline) {
    Rivals rivals = new Rivals();
    Map<QueueUrl, Freed> freed = freed(released, ends, rivals);
    return surroundings
        .parallel()
        .map(
            rivals.groups(freed.keySet(), surroundings.now()),
            group -> handOff(group, freed, deadline))
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private int handOff(List<QueueUrl> group, Map<QueueUrl, Freed> freed, Instant deadline) {
    if (group.size() == 1) {
      return handOff(group.getFirst(), freed, deadline, true).started();
    }
    List<QueueUrl> seenEmpty = new ArrayList<>();
    int started = 0;
    for (QueueUrl queue : group) {
      Outcome outcome = handOff(queue, freed, deadline, false);
      started += outcome.started();
      if (outcome.seenEmpty()) {
        seenEmpty.add(queue);
      }
    }
    if (started > 0) {
      return started;
    }
    for (QueueUrl queue : seenEmpty) {
      started += handOff(queue, freed, deadline, true).started();
    }
    return started;
  }

  /**
   * What came of one queue.
   *
   * @param seenEmpty whether it had room and no message was seen
   */
  private record Outcome(int started, boolean seenEmpty) {}

  /**
   * The queues to wake, each with the slots it may take: its own and those of shared semaphores.
   */
  private Map<QueueUrl, Freed> freed(
      Collection<Slot> released, Map<ExecutionArn, Instant> ends, Rivals rivals) {
    Map<QueueUrl, Freed> freed = new TreeMap<>(Comparator.comparing(QueueUrl::value));
    Map<SemaphoreKey, Freed> sums = new TreeMap<>();
    for (Slot slot : released) {
      Instant end = ends.get(slot.holder());
      freed.merge(slot.queueUrl(), Freed.of(1, end), Freed::and);
      slot.permits().forEach((key, count) -> sums.merge(key, Freed.of(count, end), Freed::and));
    }
    freed.keySet().forEach(queue -> sums.remove(SemaphoreKey.of(queue)));
    Set<QueueUrl> own = Set.copyOf(freed.keySet());
    sums.forEach(
        (shared, all) -> {
          Set<QueueUrl> waiting = waiting(shared, own);
          rivals.add(waiting);
          waiting.forEach(queue -> freed.merge(queue, all, Freed::larger));
        });
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

  private Outcome handOff(
      QueueUrl queue, Map<QueueUrl, Freed> freed, Instant deadline, boolean lingers) {
    try {
      PassReport report =
          pass.run(PassRequest.handOff(queue, requireNonNull(freed.get(queue)), deadline, lingers));
      if (report.moreRoom()) {
        trigger.trigger(queue);
      }
      return new Outcome(report.started(), report.end() == PassReport.End.NO_MESSAGES);
    } catch (RuntimeException failure) {
      surroundings.listener().handOffFailed(queue, failure);
      return new Outcome(0, false);
    }
  }
}
