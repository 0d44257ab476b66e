package io.weir.simulation.check;

/** Where a checker tells what it found. */
@FunctionalInterface
interface Findings {
  void broken(String rule, String key, String what);
}
