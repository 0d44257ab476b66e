package io.weir.simulation.check;

import java.time.Instant;

/** Watches one promise. Observations come in the order in which they happened. */
interface Checker {
  void see(Observation observation, Instant now, Findings findings);
}
