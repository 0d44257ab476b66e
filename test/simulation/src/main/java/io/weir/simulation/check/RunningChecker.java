package io.weir.simulation.check;

import io.weir.simulation.check.Figures.Load;
import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.ExecutionRedriven;
import io.weir.simulation.check.Observation.ExecutionStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * R1, seen from Step Functions alone: what runs under a semaphore, redriven runs aside, is never
 * more than the highest limit there ever was.
 */
final class RunningChecker implements Checker {
  private final Ledger ledger;
  private final Map<String, Set<String>> semaphoresOf = new HashMap<>();
  private final Map<String, Integer> firstRuns = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, Load> loads = new TreeMap<>();
  private int all;
  private int most;

  RunningChecker(Ledger ledger) {
    this.ledger = ledger;
  }

  Map<String, Load> semaphores() {
    return new TreeMap<>(loads);
  }

  int maxRunning() {
    return most;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case ExecutionStarted started -> started(started, findings);
      case ExecutionRedriven redriven -> count(redriven.execution(), 1, false);
      case ExecutionEnded ended -> count(ended.execution(), -1, ended.run() == 0);
      default -> {}
    }
  }

  private void started(ExecutionStarted started, Findings findings) {
    HeldSlot slot = ledger.slot(started.execution());
    if (slot == null) {
      return;
    }
    semaphoresOf.put(started.execution(), slot.permits().keySet());
    count(started.execution(), 1, true);
    for (String key : slot.permits().keySet()) {
      int runs = firstRuns.getOrDefault(key, 0);
      int limit = ledger.highestLimit(key);
      if (runs > limit) {
        findings.broken(
            "R1", key, "%d executions run, the limit was never above %d".formatted(runs, limit));
      }
    }
  }

  private void count(String execution, int change, boolean firstRun) {
    Set<String> keys = semaphoresOf.get(execution);
    if (keys == null) {
      return;
    }
    all += change;
    most = Math.max(most, all);
    for (String key : keys) {
      int runs = running.merge(key, change, Integer::sum);
      if (firstRun) {
        firstRuns.merge(key, change, Integer::sum);
      }
      Load before = loads.getOrDefault(key, new Load(0, 0));
      loads.put(key, new Load(ledger.highestLimit(key), Math.max(before.maxRunning(), runs)));
    }
  }
}
