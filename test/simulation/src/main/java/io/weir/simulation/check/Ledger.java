package io.weir.simulation.check;

import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.ExecutionRedriven;
import io.weir.simulation.check.Observation.ExecutionStarted;
import io.weir.simulation.check.Observation.LimitDeployed;
import io.weir.simulation.check.Observation.LimitTaught;
import io.weir.simulation.check.Observation.OverrideSet;
import io.weir.simulation.check.Observation.PauseSet;
import io.weir.simulation.check.Observation.SlotAdopted;
import io.weir.simulation.check.Observation.SlotChanged;
import io.weir.simulation.check.Observation.SlotsReleased;
import io.weir.simulation.check.Observation.SlotsTaken;
import io.weir.simulation.check.Observation.StartedByHand;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the observations so far add up to: the slots held, the executions, the limits. */
final class Ledger {
  private final Map<String, HeldSlot> slots = new LinkedHashMap<>();
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<String, KnownLimits> limits = new HashMap<>();
  private final Set<String> paused = new HashSet<>();
  private final Set<String> redriven = new LinkedHashSet<>();
  private final Set<String> byHand = new HashSet<>();

  /**
   * The latest run of an execution.
   *
   * @param endedAt null while it runs
   */
  record Run(int number, String queue, String work, Instant startedAt, @Nullable Instant endedAt) {
    boolean isRunning() {
      return endedAt == null;
    }
  }

  @Nullable HeldSlot slot(String holder) {
    return slots.get(holder);
  }

  Collection<HeldSlot> slots() {
    return slots.values();
  }

  /** The run of an execution of ours; null if there is none. */
  @Nullable Run run(String execution) {
    return runs.get(execution);
  }

  /** Returns the executions of ours whose run now is not their first. */
  Collection<String> redriven() {
    return redriven;
  }

  boolean isByHand(String execution) {
    return byHand.contains(execution);
  }

  OptionalInt limit(String semaphore) {
    return limits(semaphore).inForce();
  }

  /** Whether the last change of the limit was a lowering. */
  boolean isLowered(String semaphore) {
    return limits(semaphore).isLowered();
  }

  /** The highest limit there ever was. */
  int highestLimit(String semaphore) {
    return limits(semaphore).highest();
  }

  private KnownLimits limits(String semaphore) {
    return limits.computeIfAbsent(semaphore, key -> new KnownLimits());
  }

  boolean isPaused(String semaphore) {
    return paused.contains(semaphore);
  }

  void add(Observation observation, Instant now) {
    switch (observation) {
      case SlotsTaken taken -> {
        taken.fresh().forEach(slot -> slots.put(slot.holder(), slot));
        taken.takenOver().forEach(slot -> slots.put(slot.holder(), slot));
      }
      case SlotAdopted adopted -> slots.put(adopted.slot().holder(), adopted.slot());
      case SlotChanged changed -> slots.put(changed.slot().holder(), changed.slot());
      case SlotsReleased released -> released.holders().forEach(slots::remove);
      case ExecutionStarted started ->
          runs.put(started.execution(), new Run(0, started.queue(), started.work(), now, null));
      case ExecutionEnded ended -> end(ended, now);
      case ExecutionRedriven restarted -> redrive(restarted, now);
      case StartedByHand started -> byHand.add(started.execution());
      case OverrideSet set -> limits(set.semaphore()).override(set.limit());
      case LimitDeployed set -> limits(set.semaphore()).deploy(set.limit(), set.deployedAt());
      case LimitTaught set -> limits(set.semaphore()).teach(set.limit(), set.sentAt());
      case PauseSet set -> pause(set);
      default -> {}
    }
  }

  private void end(ExecutionEnded ended, Instant now) {
    redriven.remove(ended.execution());
    runs.computeIfPresent(
        ended.execution(),
        (key, run) -> new Run(ended.run(), run.queue(), run.work(), run.startedAt(), now));
  }

  private void redrive(ExecutionRedriven restarted, Instant now) {
    if (runs.containsKey(restarted.execution())) {
      redriven.add(restarted.execution());
    }
    runs.computeIfPresent(
        restarted.execution(),
        (key, run) -> new Run(restarted.run(), run.queue(), run.work(), now, null));
  }

  private void pause(PauseSet set) {
    if (set.reason() == null) {
      paused.remove(set.semaphore());
    } else {
      paused.add(set.semaphore());
    }
  }
}
