package io.weir.simulation.world;

import io.weir.throttle.Delays;
import java.time.Duration;

/** Lets virtual time pass. */
record SimulatedDelays(World world) implements Delays {
  @Override
  public void pause(Duration duration) {
    world.time().pause(duration);
  }

  @Override
  public Duration between(Duration least, Duration most) {
    return world.network().between(least, most);
  }
}
