package io.weir.simulation.check;

import io.weir.simulation.check.Ledger.Run;
import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.SlotAdopted;
import io.weir.simulation.check.Observation.SlotChanged;
import io.weir.simulation.check.Observation.SlotsReleased;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * R3: a leaked slot heals in time: 150 s after the later of its stamp and its execution's end, 210
 * s after its stamp if that never started. And R1's other half: a redriven run without a slot gets
 * one within a round.
 *
 * <p>To that comes what {@link Rounds} allows.
 */
final class HealChecker implements Checker {
  static final Duration CLOSED = Duration.ofSeconds(150);
  static final Duration NEVER_STARTED = Duration.ofSeconds(210);
  static final Duration REDRIVEN = Duration.ofSeconds(60);

  private final Rounds rounds;
  private final Ledger ledger;
  private int healed;

  HealChecker(Rounds rounds, Ledger ledger) {
    this.rounds = rounds;
    this.ledger = ledger;
  }

  /** The slots that the reconciler gave back. */
  int healed() {
    return healed;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case InvocationEnded ended when rounds.isRound(ended.function()) -> {
        ledger.slots().forEach(slot -> slot(slot, now, findings));
        ledger.redriven().forEach(execution -> redriven(execution, now, findings));
      }
      case SlotsReleased released -> {
        healed += rounds.isRound(released.by()) ? released.holders().size() : 0;
        released.holders().forEach(holder -> slot(ledger.slot(holder), now, findings));
      }
      case SlotAdopted adopted -> redriven(adopted.slot().holder(), now, findings);
      case SlotChanged changed -> redriven(changed.slot().holder(), now, findings);
      case ExecutionEnded ended -> redriven(ended.execution(), now, findings);
      default -> {}
    }
  }

  private void slot(@Nullable HeldSlot slot, Instant now, Findings findings) {
    if (slot == null) {
      return;
    }
    Run run = ledger.run(slot.holder());
    if (run == null) {
      check(slot.holder(), slot.stamp(), NEVER_STARTED, now, findings);
    } else if (run.endedAt() != null) {
      check(slot.holder(), later(slot.stamp(), run.endedAt()), CLOSED, now, findings);
    }
  }

  private void redriven(String execution, Instant now, Findings findings) {
    Run run = ledger.run(execution);
    HeldSlot slot = ledger.slot(execution);
    if (run != null && run.isRunning() && (slot == null || slot.run() < run.number())) {
      check(execution, run.startedAt(), REDRIVEN, now, findings);
    }
  }

  private void check(
      String execution, Instant since, Duration within, Instant now, Findings findings) {
    Duration lasted = Duration.between(since, now);
    if (lasted.compareTo(within) <= 0) {
      return;
    }
    Duration allowed = within.plus(rounds.allowance(execution, since, now));
    if (lasted.compareTo(allowed) > 0) {
      findings.broken(
          "R3",
          execution,
          "its slot should have been put right within %d s, and was not for %d s"
              .formatted(allowed.toSeconds(), lasted.toSeconds()));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
