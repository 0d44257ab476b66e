package io.weir.simulation.check;

import io.weir.simulation.check.Ledger.Run;
import io.weir.simulation.check.Observation.InvocationBegan;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.Misled;
import io.weir.simulation.check.Observation.SlotsReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * R3: a leaked slot heals in time: 150 s after the later of its stamp and its execution's end, 210
 * s after its stamp if that never started.
 *
 * <p>To that comes the time that rounds of the reconciler themselves took; and a round that was
 * killed, frozen or refused, or that was told old news of this very execution, counts as none, so
 * that another interval is allowed for it.
 */
final class HealChecker implements Checker {
  static final Duration CLOSED = Duration.ofSeconds(150);
  static final Duration NEVER_STARTED = Duration.ofSeconds(210);
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final int ROUNDS_REMEMBERED = 120;

  private final String reconciler;
  private final Ledger ledger;
  private final Map<Integer, Instant> begun = new HashMap<>();
  private final Deque<Round> rounds = new ArrayDeque<>();
  private final Map<String, List<Instant>> misled = new HashMap<>();
  private int healed;

  private record Round(Instant from, Instant to, boolean good) {}

  HealChecker(String reconciler, Ledger ledger) {
    this.reconciler = reconciler;
    this.ledger = ledger;
  }

  /** The slots that the reconciler gave back. */
  int healed() {
    return healed;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case InvocationBegan began when began.function().equals(reconciler) ->
          begun.put(began.invocation(), now);
      case InvocationEnded ended when ended.function().equals(reconciler) ->
          ended(ended, now, findings);
      case Misled old -> misled.computeIfAbsent(old.execution(), key -> new ArrayList<>()).add(now);
      case SlotsReleased released -> {
        healed += released.by().equals(reconciler) ? released.holders().size() : 0;
        released.holders().forEach(holder -> check(ledger.slot(holder), now, findings));
      }
      default -> {}
    }
  }

  private void ended(InvocationEnded ended, Instant now, Findings findings) {
    Instant from = begun.remove(ended.invocation());
    rounds.addLast(new Round(from == null ? now : from, now, ended.undisturbed()));
    if (rounds.size() > ROUNDS_REMEMBERED) {
      rounds.removeFirst();
    }
    ledger.slots().forEach(slot -> check(slot, now, findings));
  }

  private void check(
      @org.jspecify.annotations.Nullable HeldSlot slot, Instant now, Findings findings) {
    if (slot == null) {
      return;
    }
    Run run = ledger.run(slot.holder());
    if (run == null) {
      check(slot, slot.stamp(), NEVER_STARTED, now, findings);
    } else if (run.endedAt() != null) {
      check(slot, later(slot.stamp(), run.endedAt()), CLOSED, now, findings);
    }
  }

  private void check(
      HeldSlot slot, Instant since, Duration within, Instant now, Findings findings) {
    Duration leaked = Duration.between(since, now);
    if (leaked.compareTo(within) <= 0) {
      return;
    }
    Duration allowed = within.plus(SKEW).plus(allowance(slot.holder(), since));
    if (leaked.compareTo(allowed) > 0) {
      findings.broken(
          "R3",
          slot.holder(),
          "its leaked slot should have healed within %d s, and is held for %d s"
              .formatted(allowed.toSeconds(), leaked.toSeconds()));
    }
  }

  private Duration allowance(String holder, Instant since) {
    Duration allowance = Duration.ZERO;
    for (Round round : rounds) {
      if (round.to().isAfter(since)) {
        Duration took = Duration.between(round.from(), round.to());
        allowance = allowance.plus(took).plus(isGood(round, holder) ? Duration.ZERO : INTERVAL);
      }
    }
    return allowance;
  }

  private boolean isGood(Round round, String holder) {
    return round.good()
        && misled.getOrDefault(holder, List.of()).stream()
            .noneMatch(at -> !at.isBefore(round.from()) && !at.isAfter(round.to()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
