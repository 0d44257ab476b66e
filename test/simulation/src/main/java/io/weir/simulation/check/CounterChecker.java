package io.weir.simulation.check;

import io.weir.simulation.check.Observation.Scanned;
import io.weir.simulation.check.Observation.SlotAdopted;
import io.weir.simulation.check.Observation.SlotsReleased;
import io.weir.simulation.check.Observation.SlotsTaken;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** R4: each counter equals the sum of the permits, at every instant. */
final class CounterChecker implements Checker {
  private final Map<String, Map<String, Integer>> permits = new HashMap<>();
  private final Map<String, Integer> sums = new HashMap<>();

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case SlotsTaken taken -> {
        taken.fresh().forEach(slot -> take(slot, findings));
        compare(taken.used(), findings);
      }
      case SlotAdopted adopted -> {
        take(adopted.slot(), findings);
        compare(adopted.used(), findings);
      }
      case SlotsReleased released -> {
        released.holders().forEach(holder -> release(holder, findings));
        compare(released.used(), findings);
      }
      case Scanned scanned -> compare(scanned, findings);
      default -> {}
    }
  }

  private void take(HeldSlot slot, Findings findings) {
    if (permits.put(slot.holder(), slot.permits()) != null) {
      findings.broken("R4", slot.holder(), "a slot was taken that was held already");
    }
    slot.permits().forEach((key, count) -> sums.merge(key, count, Integer::sum));
  }

  private void release(String holder, Findings findings) {
    Map<String, Integer> held = permits.remove(holder);
    if (held == null) {
      findings.broken("R6", holder, "a slot was released that nobody held");
    } else {
      held.forEach((key, count) -> sums.merge(key, -count, Integer::sum));
    }
  }

  private void compare(Map<String, Integer> used, Findings findings) {
    used.forEach(
        (key, counter) -> {
          int sum = sums.getOrDefault(key, 0);
          if (counter != sum) {
            findings.broken(
                "R4",
                key,
                "the counter is %d, the slots held add up to %d".formatted(counter, sum));
          }
        });
  }

  private void compare(Scanned scanned, Findings findings) {
    Set<String> there = new HashSet<>();
    scanned.slots().forEach(slot -> there.add(slot.holder()));
    for (String holder : there) {
      if (!permits.containsKey(holder)) {
        findings.broken("R4", holder, "its slot lies in the table, but nobody took it");
      }
    }
    for (String holder : permits.keySet()) {
      if (!there.contains(holder)) {
        findings.broken("R4", holder, "its slot was taken and is gone without a release");
      }
    }
    compare(scanned.used(), findings);
  }
}
