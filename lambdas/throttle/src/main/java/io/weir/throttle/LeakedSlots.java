package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ListedExecution;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides about each settled slot, and gives back those that leaked. One use, one thread. */
final class LeakedSlots {
  /** Released together: one that stays contended holds up no more than these. */
  private static final int BATCH = 50;

  private final Slots slots;
  private final Survey survey;
  private final Describer describer;
  private final LaterRuns laterRuns;
  private final HandOff handOff;
  private final Releaser releaser;
  private final Surroundings surroundings;
  private final ReconcileTally tally;

  LeakedSlots(
      Slots slots,
      Survey survey,
      Describer describer,
      HandOff handOff,
      Surroundings surroundings,
      ReconcileTally tally) {
    this.slots = slots;
    this.survey = survey;
    this.describer = describer;
    this.laterRuns = new LaterRuns(slots, surroundings);
    this.handOff = handOff;
    this.releaser = new Releaser(slots, surroundings);
    this.surroundings = surroundings;
    this.tally = tally;
  }

  /** What the lists tell is healed before the slower describes begin. */
  void heal(Census census, Instant deadline) {
    census.slots().values().forEach(this::moveOnIfRedriven);
    Map<ExecutionArn, Slot> open = census.settled();
    open.values().removeIf(this::isListedRunning);
    byMachine(open).forEach(survey::listClosed);
    List<Slot> leaked = open.values().stream().filter(this::isListedClosed).toList();
    leaked.forEach(slot -> open.remove(slot.holder()));
    release(leaked, deadline);
    release(described(List.copyOf(open.values())), deadline);
  }

  private static Map<StateMachineArn, Map<ExecutionArn, Slot>> byMachine(
      Map<ExecutionArn, Slot> open) {
    Map<StateMachineArn, Map<ExecutionArn, Slot>> groups =
        new TreeMap<>(Comparator.comparing(StateMachineArn::value));
    open.forEach(
        (arn, slot) ->
            groups
                .computeIfAbsent(slot.stateMachine().unqualified(), _ -> new LinkedHashMap<>())
                .put(arn, slot));
    return groups;
  }

  /** However young its slot is: a late event of the earlier run would take it away. */
  private void moveOnIfRedriven(Slot slot) {
    ListedExecution listed = survey.running(slot.holder());
    if (listed != null && listed.redriveCount() > slot.redriveCount()) {
      attempt(slot, () -> laterRuns.moveOn(slot, listed.redriveCount()));
    }
  }

  private boolean isListedRunning(Slot slot) {
    ListedExecution listed = survey.running(slot.holder());
    if (listed == null) {
      return false;
    }
    if (slot.missingSince() != null) {
      attempt(slot, () -> slots.unmarkMissing(slot));
    }
    return true;
  }

  private void runs(Slot slot, int redriveCount) {
    if (redriveCount > slot.redriveCount()) {
      laterRuns.moveOn(slot, redriveCount);
    } else if (slot.missingSince() != null) {
      slots.unmarkMissing(slot);
    }
  }

  private boolean isListedClosed(Slot slot) {
    ListedExecution listed = survey.closed(slot.holder());
    return listed != null && listed.redriveCount() >= slot.redriveCount();
  }

  private List<Slot> described(List<Slot> open) {
    List<Slot> leaked = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      if (!describer.hasTime()) {
        tally.left(open.size() - i);
        break;
      }
      Slot slot = open.get(i);
      attempt(
          slot,
          () -> {
            if (isLeaked(slot)) {
              leaked.add(slot);
            }
          });
    }
    return leaked;
  }

  /** The time is read before the description, which may be long in coming. */
  private boolean isLeaked(Slot slot) {
    Instant now = surroundings.now();
    return switch (describer.describe(slot.holder())) {
      case DescribeResult.Found(Execution execution) -> isLeaked(slot, execution);
      case DescribeResult.DoesNotExist _ -> isStillAbsent(slot, now);
      case DescribeResult.Throttled _ -> {
        tally.left(1);
        yield false;
      }
      case DescribeResult.Unavailable(String cause) -> {
        surroundings.listener().slotNotReconciled(slot.holder(), cause);
        tally.left(1);
        yield false;
      }
    };
  }

  private boolean isLeaked(Slot slot, Execution execution) {
    if (!execution.status().isClosed()) {
      runs(slot, execution.redriveCount());
      return false;
    }
    return execution.redriveCount() >= slot.redriveCount();
  }

  private boolean isStillAbsent(Slot slot, Instant now) {
    Instant since = slot.missingSince();
    if (since != null && !now.isBefore(since.plus(surroundings.timings().absenceWait()))) {
      return true;
    }
    if (since == null) {
      slots.markMissing(slot, surroundings.now());
    }
    tally.missing();
    return false;
  }

  private void release(List<Slot> leaked, Instant deadline) {
    List<Slot> released = new ArrayList<>();
    for (int from = 0; from < leaked.size(); from += BATCH) {
      List<Slot> batch = leaked.subList(from, Math.min(leaked.size(), from + BATCH));
      attempt(batch.getFirst(), () -> released.addAll(releaser.release(batch, slot -> false)));
    }
    released.forEach(slot -> surroundings.listener().leakHealed(slot));
    tally.released(released.size());
    handOff.after(released, Map.of(), deadline);
  }

  /** What fails with one slot is told, and does not end the round. */
  private void attempt(Slot slot, Runnable step) {
    try {
      step.run();
    } catch (SemaphoreException failure) {
      surroundings
          .listener()
          .slotNotReconciled(slot.holder(), String.valueOf(failure.getMessage()));
      tally.left(1);
    }
  }
}
