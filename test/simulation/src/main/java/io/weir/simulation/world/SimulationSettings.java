package io.weir.simulation.world;

import java.util.EnumSet;
import java.util.Set;

/**
 * What to simulate.
 *
 * @param seed decides everything else
 * @param messages how many the producers send, duplicates not counted
 * @param queues how many queues there are
 * @param faults what may go wrong
 */
public record SimulationSettings(long seed, int messages, int queues, Set<Fault> faults) {
  /** The most queues of a world. */
  public static final int QUEUE_LIMIT = 16;

  public SimulationSettings {
    if (messages < 1) {
      throw new IllegalArgumentException("messages must be at least 1, was " + messages);
    }
    if (queues < 1 || queues > QUEUE_LIMIT) {
      throw new IllegalArgumentException("queues must be 1 to " + QUEUE_LIMIT + ", was " + queues);
    }
    faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
  }
}
