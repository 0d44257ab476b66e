package io.weir.simulation.check;

import io.weir.simulation.check.Observation.InvocationBegan;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.Misled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of the reconciler, and what they excuse: the time they take, the time by which they
 * begin late, and another interval for each that came some seconds late, was killed, frozen,
 * refused, left something for later, or was told old news of the very execution.
 */
final class Rounds implements Checker {
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** A second look needs two rounds nearly an interval apart. */
  private static final Duration MUCH = Duration.ofSeconds(3);

  private static final int ROUNDS_REMEMBERED = 120;

  private final String reconciler;
  private final Map<Integer, Instant> begun = new HashMap<>();
  private final Deque<Round> rounds = new ArrayDeque<>();
  private final Map<String, List<Instant>> misled = new HashMap<>();

  /**
   * A round that has ended.
   *
   * @param lateness by how much longer than an interval after the one before it began
   */
  private record Round(Instant from, Instant to, Duration lateness, boolean good) {}

  Rounds(String reconciler) {
    this.reconciler = reconciler;
  }

  boolean isRound(String function) {
    return function.equals(reconciler);
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case InvocationBegan began when isRound(began.function()) ->
          begun.put(began.invocation(), now);
      case InvocationEnded ended when isRound(ended.function()) -> ended(ended, now);
      case Misled old -> misled.computeIfAbsent(old.execution(), key -> new ArrayList<>()).add(now);
      default -> {}
    }
  }

  private void ended(InvocationEnded ended, Instant now) {
    Instant began = begun.remove(ended.invocation());
    Instant from = began == null ? now : began;
    Duration lateness = lateness(from);
    boolean good = ended.undisturbed() && lateness.compareTo(MUCH) <= 0;
    rounds.addLast(new Round(from, now, lateness, good));
    if (rounds.size() > ROUNDS_REMEMBERED) {
      rounds.removeFirst();
    }
  }

  private Duration lateness(Instant from) {
    if (rounds.isEmpty()) {
      return Duration.ZERO;
    }
    Duration late = Duration.between(rounds.getLast().from(), from).minus(INTERVAL);
    return late.isNegative() ? Duration.ZERO : late;
  }

  /** Returns how much longer than promised the healing of an execution's slot may take. */
  Duration allowance(String execution, Instant since, Instant now) {
    Duration allowance = SKEW;
    for (Round round : rounds) {
      if (round.to().isAfter(since)) {
        allowance =
            allowance.plus(round.lateness()).plus(Duration.between(round.from(), round.to()));
        allowance = isGood(round, execution) ? allowance : allowance.plus(INTERVAL);
      }
    }
    for (Instant from : begun.values()) {
      allowance = allowance.plus(lateness(from)).plus(Duration.between(from, now));
    }
    return allowance;
  }

  private boolean isGood(Round round, String execution) {
    return round.good()
        && misled.getOrDefault(execution, List.of()).stream()
            .noneMatch(at -> !at.isBefore(round.from()) && !at.isAfter(round.to()));
  }
}
