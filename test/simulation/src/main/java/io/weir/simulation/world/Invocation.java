package io.weir.simulation.world;

import io.weir.simulation.time.SimulatedProcess;
import io.weir.simulation.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One invocation of a function: a process with a clock of its own. All its dealings with services
 * pass through here, and so do the accidents that befall it on the way.
 */
final class Invocation {
  /** A request that stands still is given up by its client at the call timeout. */
  private static final Duration LONGEST_REQUEST = World.TIMINGS.callTimeout().minusSeconds(1);

  private static final Duration LONGEST_FREEZE = Duration.ofMinutes(5);

  private final World world;
  private final int number;
  private final String function;
  private final SimulatedProcess process = new SimulatedProcess();
  private final Duration clockError;
  private final Instant end;
  private boolean disturbed;

  Invocation(World world, int number, String function) {
    this.world = world;
    this.number = number;
    this.function = function;
    Duration most = World.TIMINGS.clockSkew().dividedBy(2);
    this.clockError =
        world.faults().strikes(Fault.CLOCK_SKEW)
            ? world.faults().dice().between(most.negated(), most)
            : Duration.ZERO;
    this.end = clock().instant().plus(World.TIMINGS.functionTimeout());
  }

  int number() {
    return number;
  }

  String function() {
    return function;
  }

  SimulatedProcess process() {
    return process;
  }

  /** The clock of the machine that it runs on. */
  InstantSource clock() {
    return () -> world.time().instant().plus(clockError);
  }

  /** After it nothing is received or acquired. */
  Instant deadline() {
    return end.minus(World.TIMINGS.deadlineMargin());
  }

  /** Whether anything kept it from doing what it wanted. */
  boolean isDisturbed() {
    return disturbed;
  }

  void disturb() {
    disturbed = true;
  }

  boolean strikes(Fault fault) {
    boolean struck = world.faults().strikes(fault);
    disturbed |= struck;
    return struck;
  }

  /** Asks a service to carry out a step. */
  <T> T call(Supplier<T> step) {
    VirtualTime time = world.time();
    Supplier<T> fatal = mayKill(step);
    T answer = time.call(requestTime(), fatal, world.network().latency());
    mayFreeze();
    return answer;
  }

  /** Asks a service that waits until there is something to answer. */
  <T> T poll(Supplier<T> step, Predicate<T> satisfies, Duration patience) {
    Supplier<T> fatal = mayKill(step);
    T answer =
        world
            .time()
            .poll(
                requestTime(),
                fatal,
                satisfies,
                Duration.ofMillis(500),
                patience,
                world.network().latency());
    mayFreeze();
    return answer;
  }

  /**
   * Asks a service for a step of which nobody may learn whether it happened.
   *
   * @param fault what makes it so
   * @param failure makes the exception that says so
   */
  <T> T unclear(
      Fault fault, Supplier<T> step, Function<String, ? extends RuntimeException> failure) {
    if (!strikes(fault)) {
      return call(step);
    }
    boolean happens = world.faults().coin();
    call(() -> happens ? step.get() : false);
    giveUp();
    throw failure.apply("simulated: " + fault.code() + " [happened=" + happens + "]");
  }

  /** Waits as long as a client does for an answer that never comes. */
  void giveUp() {
    world.time().pause(world.faults().dice().between(Duration.ZERO, Duration.ofSeconds(6)));
  }

  private Duration requestTime() {
    Duration usual = world.network().latency();
    return strikes(Fault.FREEZE) ? world.faults().dice().between(usual, LONGEST_REQUEST) : usual;
  }

  /** Dies before the request leaves, or before its answer is read. */
  private <T> Supplier<T> mayKill(Supplier<T> step) {
    if (!strikes(Fault.CRASH)) {
      return step;
    }
    if (world.faults().coin()) {
      world.time().kill(process);
      return step;
    }
    return () -> {
      T answer = step.get();
      world.time().kill(process);
      return answer;
    };
  }

  private void mayFreeze() {
    if (strikes(Fault.FREEZE)) {
      world
          .time()
          .freeze(process, world.faults().dice().between(Duration.ofSeconds(1), LONGEST_FREEZE));
      world.time().pause(Duration.ZERO);
    }
  }
}
