package io.weir.simulation.world;

import io.weir.cumulus.CumulusFormat;
import io.weir.execution.MessageFormat;
import io.weir.simulation.check.Observation;
import io.weir.simulation.check.Watch;
import io.weir.simulation.time.VirtualTime;
import io.weir.throttle.Timings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** What everything in a simulated world shares. */
final class World {
  static final Timings TIMINGS = Timings.AWS;

  /** Enough to see how a violation came about. */
  private static final int TRACE_LIMIT = 50_000;

  private final VirtualTime time = new VirtualTime();
  private final Watch watch = new Watch(VirtualTime.START, Functions.RECONCILE);
  private final MessageFormat format = new CumulusFormat();
  private final Deque<Trace.Entry> trace = new ArrayDeque<>();
  private final Scenario scenario;
  private final Faults faults;
  private final Dice network;
  private final Adapters adapters;
  private boolean finished;

  World(SimulationSettings settings, Function<VirtualTime, Adapters> adapters) {
    this.scenario = Scenario.of(settings);
    this.faults = new Faults(settings.seed(), settings.faults());
    this.network = new Dice(settings.seed(), "network");
    this.adapters = adapters.apply(time);
  }

  VirtualTime time() {
    return time;
  }

  Scenario scenario() {
    return scenario;
  }

  Faults faults() {
    return faults;
  }

  /** Latencies, jitter, tokens. */
  Dice network() {
    return network;
  }

  Adapters adapters() {
    return adapters;
  }

  MessageFormat format() {
    return format;
  }

  Watch watch() {
    return watch;
  }

  Trace trace() {
    return new Trace(trace);
  }

  /** Tells the checkers what just happened; after the end, nothing more. */
  void observe(Observation observation) {
    if (finished) {
      return;
    }
    finished = observation instanceof Observation.Finished;
    trace.addLast(new Trace.Entry(time.elapsed(), observation));
    if (trace.size() > TRACE_LIMIT) {
      trace.removeFirst();
    }
    watch.see(observation, time.instant());
  }
}
