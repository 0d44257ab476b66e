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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The slots held at the begin of a round.
 *
 * @param slots every slot held, by holder, the oldest first
 * @param settledBefore the stamp before which no start for a slot can be on its way
 * @param unreadable one line for each slot that somebody has edited into nonsense, and that is
 *     therefore not among the others
 */
record Census(Map<ExecutionArn, Slot> slots, Instant settledBefore, List<String> unreadable) {

  /** Reads all slots; those stamped before {@code settledBefore} are settled. */
  static Census take(Slots port, Instant settledBefore) {
    List<Slot> found = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    port.scan(found::add, unreadable::add);
    found.sort(Comparator.comparing(Slot::acquiredAt).thenComparing(slot -> slot.holder().value()));
    Map<ExecutionArn, Slot> slots = new LinkedHashMap<>();
    found.forEach(slot -> slots.put(slot.holder(), slot));
    return new Census(slots, settledBefore, unreadable);
  }

  /** Returns what all slots together hold of each semaphore. */
  Map<SemaphoreKey, Integer> permits() {
    return Slot.sum(slots.values());
  }

  /** Returns the slots no start for which can be on its way, by holder, the oldest first. */
  Map<ExecutionArn, Slot> settled() {
    Map<ExecutionArn, Slot> settled = new LinkedHashMap<>(slots);
    settled.values().removeIf(slot -> !slot.acquiredAt().isBefore(settledBefore));
    return settled;
  }

  int size() {
    return slots.size();
  }

  /** Returns the state machines whose executions hold slots. */
  List<StateMachineArn> stateMachines() {
    Set<StateMachineArn> machines = sorted();
    slots.values().forEach(slot -> machines.add(slot.stateMachine().unqualified()));
    return List.copyOf(machines);
  }

  /**
   * Returns the other state machines that the queues have started, in an order that turns with
   * time, so that none is always the last.
   */
  List<StateMachineArn> otherStateMachines(Collection<SemaphoreState> semaphores, Instant now) {
    Set<StateMachineArn> others = sorted();
    semaphores.forEach(state -> others.addAll(state.stateMachines()));
    stateMachines().forEach(others::remove);
    List<StateMachineArn> turned = new ArrayList<>(others);
    if (!turned.isEmpty()) {
      Collections.rotate(turned, (int) (now.getEpochSecond() / 60 % turned.size()));
    }
    return turned;
  }

  private static Set<StateMachineArn> sorted() {
    return new TreeSet<>(Comparator.comparing(StateMachineArn::value));
  }
}
