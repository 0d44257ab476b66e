package io.weir.simulation.world;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what goes wrong, at rates the seed draws, until told to stop; and counts it. */
final class Faults {
  private static final List<Double> SCALES = List.of(0.0, 0.3, 1.0, 1.0, 3.0);

  private static final int FEW = 3;

  private final Dice dice;
  private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
  private boolean over;

  /** Draws the rates; faults asked for by name, being few, have at least their usual rates. */
  Faults(long seed, Set<Fault> possible) {
    dice = new Dice(seed, "faults");
    for (Fault fault : Fault.values()) {
      double scale = dice.pick(SCALES);
      if (possible.contains(fault)) {
        rates.put(fault, fault.usualRate() * (possible.size() <= FEW ? Math.max(1, scale) : scale));
      }
    }
  }

  boolean strikes(Fault fault) {
    if (over || !dice.chance(rates.getOrDefault(fault, 0.0))) {
      return false;
    }
    injected.merge(fault, 1, Integer::sum);
    return true;
  }

  boolean coin() {
    return dice.coin();
  }

  Dice dice() {
    return dice;
  }

  /** From now on nothing goes wrong any more. */
  void stop() {
    over = true;
  }

  boolean areOver() {
    return over;
  }

  Map<Fault, Integer> injected() {
    return new EnumMap<>(injected);
  }
}
