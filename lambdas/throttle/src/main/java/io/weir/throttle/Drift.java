package io.weir.throttle;

import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.ReconcileReport.Drifted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares counters with the slots they count. A scan is no instant, so a difference is believed
 * only if it is found twice and the counter stood still meanwhile. Only tells; nothing but an
 * operator's repair writes a counter. Thread-safe.
 */
final class Drift {
  private final Slots slots;
  private final Semaphores semaphores;
  private final ThrottleListener listener;

  Drift(Slots slots, Semaphores semaphores, ThrottleListener listener) {
    this.slots = slots;
    this.semaphores = semaphores;
    this.listener = listener;
  }

  /**
   * Looks for drift.
   *
   * @param states all semaphores as read before the census
   */
  List<Drifted> find(Collection<SemaphoreState> states, Census census) {
    List<Drifted> suspects =
        states.stream()
            .map(state -> compare(state, census.permits()))
            .filter(Drift::differs)
            .toList();
    if (suspects.isEmpty()) {
      return List.of();
    }
    List<Drifted> confirmed = confirm(suspects);
    confirmed.forEach(each -> listener.driftFound(each.semaphore(), each.counter(), each.held()));
    return confirmed;
  }

  private List<Drifted> confirm(List<Drifted> suspects) {
    Set<SemaphoreKey> keys =
        suspects.stream().map(Drifted::semaphore).collect(Collectors.toUnmodifiableSet());
    Map<SemaphoreKey, SemaphoreState> before = semaphores.peek(keys);
    Census census = Census.take(slots, Instant.MIN);
    Map<SemaphoreKey, SemaphoreState> after = semaphores.peek(keys);
    return suspects.stream()
        .map(suspect -> compare(state(after, suspect.semaphore()), census.permits()))
        .filter(each -> state(before, each.semaphore()).used() == each.counter())
        .filter(Drift::differs)
        .toList();
  }

  private static SemaphoreState state(Map<SemaphoreKey, SemaphoreState> read, SemaphoreKey key) {
    return read.getOrDefault(key, SemaphoreState.absent(key));
  }

  private static Drifted compare(SemaphoreState state, Map<SemaphoreKey, Integer> permits) {
    return new Drifted(state.key(), state.used(), permits.getOrDefault(state.key(), 0));
  }

  private static boolean differs(Drifted each) {
    return each.counter() != each.held();
  }
}
