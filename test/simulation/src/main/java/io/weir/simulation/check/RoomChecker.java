package io.weir.simulation.check;

import io.weir.simulation.check.Observation.SlotsTaken;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * R1 and R7: no acquire takes a semaphore above the limit in force at that instant, be it one that
 * was lowered just before.
 */
final class RoomChecker implements Checker {
  private final Ledger ledger;

  RoomChecker(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    if (observation instanceof SlotsTaken taken && !taken.fresh().isEmpty()) {
      taken.used().forEach((key, used) -> check(key, used, findings));
    }
  }

  private void check(String key, int used, Findings findings) {
    OptionalInt limit = ledger.limit(key);
    if (limit.isEmpty()) {
      findings.broken("R1", key, "slots were taken, yet there is no limit");
    } else if (used > limit.getAsInt()) {
      findings.broken(
          ledger.isLowered(key) ? "R7" : "R1",
          key,
          "at most %d slots expected in use after an acquire, found %d"
              .formatted(limit.getAsInt(), used));
    } else if (ledger.isPaused(key)) {
      findings.broken("R1", key, "slots were taken while it was paused");
    }
  }
}
