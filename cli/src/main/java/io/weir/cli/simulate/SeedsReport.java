package io.weir.cli.simulate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.simulation.world.Fault;
import io.weir.simulation.world.SimulationResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what many seeds came to. One thread. */
final class SeedsReport {
  private final SeedRange range;
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final Set<Long> failing = new TreeSet<>();
  private long done;
  private long messages;
  private long violations;
  private long healed;

  SeedsReport(SeedRange range) {
    this.range = range;
  }

  void add(SimulationResult result) {
    done++;
    messages += result.messages();
    violations += result.violations().size();
    healed += result.figures().healed();
    result.injected().forEach((fault, count) -> faults.merge(fault, count, Integer::sum));
    if (!result.violations().isEmpty()) {
      failing.add(result.seed());
    }
  }

  boolean isKept() {
    return failing.isEmpty();
  }

  /** How far it is. */
  String progress(Duration elapsed) {
    double left = seconds(elapsed) / Math.max(1, done) * (range.count() - done);
    return "seeds %d of %d   %d messages   %d faults   %d seeds with violations   about %.0f s left"
        .formatted(done, range.count(), messages, injected(), failing.size(), left);
  }

  /** Two lines for a person. */
  String text(Duration elapsed) {
    return String.format(
        Locale.ROOT,
        "%d seeds, %d messages, %d faults, %d leaked slots healed, in %.1f s: %.1f seeds/s%n%s",
        done,
        messages,
        injected(),
        healed,
        seconds(elapsed),
        perSecond(elapsed),
        isKept()
            ? "0 violations"
            : "%d violations in %d seeds".formatted(violations, failing.size()));
  }

  JsonObject toJson(Duration elapsed) {
    JsonObject json = new JsonObject();
    json.addProperty("firstSeed", range.first());
    json.addProperty("lastSeed", range.last());
    json.addProperty("seeds", done);
    json.addProperty("messages", messages);
    json.add("faults", SimulationSummary.faults(faults));
    json.addProperty("slotsHealed", healed);
    json.addProperty("violations", violations);
    JsonArray seeds = new JsonArray();
    failing.forEach(seeds::add);
    json.add("failingSeeds", seeds);
    json.addProperty("wallSeconds", Math.round(10 * seconds(elapsed)) / 10.0);
    json.addProperty("seedsPerSecond", Math.round(10 * perSecond(elapsed)) / 10.0);
    return json;
  }

  private long injected() {
    return faults.values().stream().mapToLong(count -> count).sum();
  }

  private double perSecond(Duration elapsed) {
    return done / Math.max(0.001, seconds(elapsed));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
