package io.weir.simulation.check;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The limits of one semaphore: an operator's goes before the latest deployment's, that before the
 * one of the message sent last.
 */
final class KnownLimits {
  private OptionalInt override = OptionalInt.empty();
  private OptionalInt deployed = OptionalInt.empty();
  private Instant deployedAt = Instant.MIN;
  private OptionalInt taught = OptionalInt.empty();
  private Instant taughtAt = Instant.MIN;
  private boolean lowered;
  private int highest;

  OptionalInt inForce() {
    if (override.isPresent()) {
      return override;
    }
    return deployed.isPresent() ? deployed : taught;
  }

  /** Whether the limit in force was higher before it changed last. */
  boolean isLowered() {
    return lowered;
  }

  void override(OptionalInt limit) {
    OptionalInt before = inForce();
    override = limit;
    changed(before);
  }

  void deploy(int limit, Instant at) {
    if (at.isAfter(deployedAt) && !deployed.equals(OptionalInt.of(limit))) {
      OptionalInt before = inForce();
      deployed = OptionalInt.of(limit);
      deployedAt = at;
      changed(before);
    }
  }

  void teach(int limit, Instant at) {
    boolean asked = override.isEmpty() && deployed.isEmpty();
    if (asked && at.isAfter(taughtAt) && !taught.equals(OptionalInt.of(limit))) {
      OptionalInt before = inForce();
      taught = OptionalInt.of(limit);
      taughtAt = at;
      changed(before);
    }
  }

  int highest() {
    return highest;
  }

  private void changed(OptionalInt before) {
    highest = Math.max(highest, inForce().orElse(0));
    if (before.isPresent() && inForce().isPresent() && !before.equals(inForce())) {
      lowered = inForce().getAsInt() < before.getAsInt();
    }
  }
}
