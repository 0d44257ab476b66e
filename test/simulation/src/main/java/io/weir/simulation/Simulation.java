package io.weir.simulation;

import io.weir.simulation.time.VirtualTime;
import io.weir.simulation.world.Adapters;
import io.weir.simulation.world.SimulatedWorld;
import io.weir.simulation.world.SimulationResult;
import io.weir.simulation.world.SimulationSettings;
import java.util.function.UnaryOperator;

/**
 * Runs the production core on the adapters in memory in a world that a seed makes, with everything
 * that goes wrong there, and checks the promises. The same settings give the same result, to the
 * last digit.
 */
public final class Simulation {
  private Simulation() {}

  /** Runs a world to its end, on this thread and virtual ones; blocks. */
  public static SimulationResult run(SimulationSettings settings) {
    return run(settings, UnaryOperator.identity());
  }

  /** Runs a world on adapters that were changed, to see what the checkers make of that. */
  static SimulationResult run(SimulationSettings settings, UnaryOperator<Adapters> change) {
    return new SimulatedWorld(
            settings, (VirtualTime clock) -> change.apply(Adapters.inMemory(clock)))
        .run();
  }
}
