package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the protocol needs of the world besides its ports.
 *
 * @param clock tells the time
 * @param tokens gives a new unguessable text each time
 * @param delays waits and jitters
 * @param parallel does things at once
 * @param listener is told what happens
 * @param timings the durations
 */
public record Surroundings(
    InstantSource clock,
    Supplier<String> tokens,
    Delays delays,
    Parallel parallel,
    ThrottleListener listener,
    Timings timings) {
  public Surroundings {
    requireNonNull(clock);
    requireNonNull(tokens);
    requireNonNull(delays);
    requireNonNull(parallel);
    requireNonNull(listener);
    requireNonNull(timings);
  }

  /** Returns the same with another listener. */
  public Surroundings hearing(ThrottleListener other) {
    return new Surroundings(clock, tokens, delays, parallel, other, timings);
  }

  /** Returns the time now. */
  Instant now() {
    return clock.instant();
  }

  /** Waits for a while that grows with each attempt, up to a second, jittered. */
  void backOff(int attempt) {
    long most = Math.min(1000L, 20L << Math.min(attempt, 6));
    delays.pause(delays.between(Duration.ofMillis(most / 4), Duration.ofMillis(most)));
  }
}
