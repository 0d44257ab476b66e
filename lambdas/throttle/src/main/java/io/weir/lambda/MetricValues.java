package io.weir.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one invocation measured of one queue or shared semaphore. One thread. */
final class MetricValues {
  private final Map<Metric, List<Double>> values = new LinkedHashMap<>();

  /** What was seen last counts. */
  void set(Metric metric, double value) {
    values.put(metric, List.of(value));
  }

  /** Adds up. */
  void add(Metric metric, double amount) {
    double before = values.getOrDefault(metric, List.of(0.0)).getFirst();
    values.put(metric, List.of(before + amount));
  }

  /** Keeps each, in milliseconds. Clocks differ by some: what they make negative is none. */
  void observe(Metric metric, Duration duration) {
    double millis = Math.max(0, duration.toMillis());
    values.computeIfAbsent(metric, _ -> new ArrayList<>()).add(millis);
  }

  /** Returns the values, by metric. */
  Map<Metric, List<Double>> all() {
    return values;
  }
}
