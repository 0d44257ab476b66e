package io.weir.simulation.check;

import io.weir.simulation.check.Observation.Finished;
import io.weir.simulation.check.Observation.InvocationThrew;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All checkers over one run: takes what the services did and tells which promises that breaks, each
 * once a key.
 */
public final class Watch {
  /** More say nothing new: what follows a violation is often its consequence. */
  public static final int VIOLATION_LIMIT = 20;

  private final Instant start;
  private final Ledger ledger = new Ledger();
  private final HealChecker heals;
  private final RunningChecker running = new RunningChecker(ledger);
  private final Meter meter;
  private final List<Checker> checkers;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> told = new LinkedHashSet<>();
  private long digest;

  /**
   * Watches a run.
   *
   * @param start when it begins
   * @param reconciler the name of the function that heals leaked slots
   */
  public Watch(Instant start, String reconciler) {
    this.start = start;
    Rounds rounds = new Rounds(reconciler);
    this.heals = new HealChecker(rounds, ledger);
    this.meter = new Meter(start, ledger);
    this.checkers =
        List.of(
            rounds,
            running,
            meter,
            new RoomChecker(ledger),
            new HolderChecker(ledger),
            new CounterChecker(),
            new PeekChecker(ledger),
            new ReleaseChecker(ledger),
            heals,
            new MessageChecker(ledger),
            Watch::unexpected);
  }

  /** Takes the next observation. */
  public void see(Observation observation, Instant now) {
    digest = digest * 31 + Duration.between(start, now).toNanos();
    digest = digest * 31 + observation.getClass().getSimpleName().hashCode();
    Findings findings = (rule, key, what) -> broken(now, rule, key, what);
    checkers.forEach(checker -> checker.see(observation, now, findings));
    ledger.add(observation, now);
  }

  /** Returns what was found, the first first. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Returns a number that two runs share only if they did the same at the same times. */
  public long digest() {
    return digest;
  }

  /** Returns what was counted and timed. */
  public Figures figures() {
    return new Figures(
        meter.started(),
        meter.succeeded(),
        meter.failed(),
        meter.quarantined(),
        running.semaphores(),
        running.maxRunning(),
        meter.duplicates(),
        meter.utilization(),
        meter.handOffs(),
        heals.healed());
  }

  private static void unexpected(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case InvocationThrew threw ->
          findings.broken("no surprise", threw.function(), "it threw " + threw.what());
      case Finished finished when !finished.drained() ->
          findings.broken(
              "never stuck",
              finished.left().stream().findFirst().orElse("the system"),
              "it should have drained; %d messages are left, such as %s"
                  .formatted(finished.left().size(), finished.left().stream().limit(3).toList()));
      default -> {}
    }
  }

  private void broken(Instant now, String rule, String key, String what) {
    if (violations.size() < VIOLATION_LIMIT && told.add(rule + " " + key)) {
      violations.add(new Violation(Duration.between(start, now), rule, key, what));
    }
  }
}
