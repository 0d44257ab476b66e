package io.weir.simulation.time;

import java.util.ArrayList;
import java.util.List;

/** What is killed and frozen as one: the strands of one invocation. */
public final class SimulatedProcess {
  private final List<Strand> strands = new ArrayList<>();
  private long frozenUntilMicros;
  private boolean killed;

  /** Whether it was killed. */
  public boolean isKilled() {
    return killed;
  }

  /** Whether a strand of it still runs. */
  public boolean isAlive() {
    return !strands.isEmpty();
  }

  void begin(Strand strand) {
    strands.add(strand);
  }

  void end(Strand strand) {
    strands.remove(strand);
  }

  List<Strand> kill() {
    killed = true;
    return List.copyOf(strands);
  }

  void freezeUntil(long micros) {
    frozenUntilMicros = Math.max(frozenUntilMicros, micros);
  }

  long frozenUntilMicros() {
    return killed ? 0 : frozenUntilMicros;
  }
}
