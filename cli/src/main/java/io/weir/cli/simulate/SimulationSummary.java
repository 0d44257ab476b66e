package io.weir.cli.simulate;

import com.google.gson.JsonObject;
import io.weir.cli.drain.Summary;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.Percentiles;
import io.weir.simulation.check.Figures;
import io.weir.simulation.check.Violation;
import io.weir.simulation.world.Fault;
import io.weir.simulation.world.SimulationResult;
import java.util.Map;
import java.util.TreeMap;

/** A simulated world in the words and fields that all verbs share, and its own. */
final class SimulationSummary {
  private SimulationSummary() {}

  /** The limit is the highest that all queues together had at any time. */
  static Summary of(SimulationResult result) {
    Figures figures = result.figures();
    Map<String, Long> quarantined = new TreeMap<>();
    figures.quarantined().forEach((reason, count) -> quarantined.put(reason, (long) count));
    return new Summary(
        result.messages(),
        limit(figures),
        measurements(result),
        quarantined,
        result.slotsHeldAtEnd(),
        result.semaphoreAtEnd(),
        result.violations().stream().map(Violation::toSentence).toList());
  }

  private static int limit(Figures figures) {
    return figures.semaphores().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("http"))
        .mapToInt(entry -> entry.getValue().limit())
        .sum();
  }

  private static Measurements measurements(SimulationResult result) {
    Figures figures = result.figures();
    return new Measurements(
        figures.started(),
        figures.succeeded(),
        figures.failed(),
        figures.maxRunning(),
        figures.duplicates(),
        figures.utilization(),
        Percentiles.of(figures.handOffs()),
        result.elapsed());
  }

  static JsonObject toJson(SimulationResult result) {
    JsonObject json = SummaryJson.of(of(result));
    json.addProperty("seed", result.seed());
    json.add("semaphores", semaphores(result.figures()));
    json.addProperty("slotsLeftBehind", result.figures().healed() + result.slotsHeldAtEnd());
    json.addProperty("slotsHealed", result.figures().healed());
    json.add("faults", faults(result.injected()));
    json.addProperty("digest", Long.toHexString(result.digest()));
    return json;
  }

  private static JsonObject semaphores(Figures figures) {
    JsonObject all = new JsonObject();
    figures
        .semaphores()
        .forEach(
            (key, load) -> {
              JsonObject json = new JsonObject();
              json.addProperty("limit", load.limit());
              json.addProperty("maxRunning", load.maxRunning());
              all.add(key, json);
            });
    return all;
  }

  /** How often each fault struck, those that never did left out. */
  static JsonObject faults(Map<Fault, Integer> injected) {
    JsonObject json = new JsonObject();
    injected.forEach((fault, count) -> json.addProperty(fault.code(), count));
    return json;
  }
}
