package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The slots held at the begin of a round.
 *
 * @param holders whoever held a slot
 * @param settled the slots no start for which can be on its way, by holder, the oldest first
 * @param permits what all slots together hold of each semaphore
 * @param unreadable one line for each slot that somebody has edited into nonsense; they are in none
 *     of the others
 */
record Census(
    Set<ExecutionArn> holders,
    Map<ExecutionArn, Slot> settled,
    Map<SemaphoreKey, Integer> permits,
    List<String> unreadable) {

  /** Reads all slots; those stamped before {@code settledBefore} are settled. */
  static Census take(Slots slots, Instant settledBefore) {
    Set<ExecutionArn> holders = new LinkedHashSet<>();
    List<Slot> old = new ArrayList<>();
    Map<SemaphoreKey, Integer> permits = new HashMap<>();
    List<String> unreadable = new ArrayList<>();
    slots.scan(
        slot -> {
          holders.add(slot.holder());
          slot.permits().forEach((key, count) -> permits.merge(key, count, Integer::sum));
          if (slot.acquiredAt().isBefore(settledBefore)) {
            old.add(slot);
          }
        },
        unreadable::add);
    old.sort(Comparator.comparing(Slot::acquiredAt).thenComparing(slot -> slot.holder().value()));
    Map<ExecutionArn, Slot> settled = new LinkedHashMap<>();
    old.forEach(slot -> settled.put(slot.holder(), slot));
    return new Census(holders, settled, permits, unreadable);
  }

  int size() {
    return holders.size();
  }

  /**
   * Returns the state machines to look at: those of settled slots first, then those that the queues
   * have started, in an order that turns with time, so that none is always the last.
   */
  List<StateMachineArn> stateMachines(Collection<SemaphoreState> semaphores, Instant now) {
    Set<StateMachineArn> machines = sorted();
    settled.values().forEach(slot -> machines.add(slot.stateMachine().unqualified()));
    Set<StateMachineArn> others = sorted();
    semaphores.forEach(state -> others.addAll(state.stateMachines()));
    others.removeAll(machines);
    List<StateMachineArn> turned = new ArrayList<>(others);
    if (!turned.isEmpty()) {
      Collections.rotate(turned, (int) (now.getEpochSecond() / 60 % turned.size()));
    }
    List<StateMachineArn> all = new ArrayList<>(machines);
    all.addAll(turned);
    return all;
  }

  private static Set<StateMachineArn> sorted() {
    return new TreeSet<>(Comparator.comparing(StateMachineArn::value));
  }
}
