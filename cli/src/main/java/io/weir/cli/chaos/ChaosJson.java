package io.weir.cli.chaos;

import com.google.gson.JsonObject;
import io.weir.cli.drain.SummaryJson;
import java.time.Duration;

/** A result as one JSON object: the fields that all verbs share, then those of the kills. */
final class ChaosJson {
  private ChaosJson() {}

  static String of(ChaosResult result) {
    JsonObject summary = SummaryJson.of(result.drained().summary());
    summary.addProperty("seed", result.seed());
    summary.addProperty("kills", result.kills().size());
    summary.add("killsByMoment", killsByMoment(result));
    summary.addProperty("restarts", result.restarts());
    summary.addProperty("slotsLeftBehind", result.healing().leftBehind());
    summary.addProperty("slotsHealed", result.healing().healed());
    summary.addProperty("longestHealSeconds", seconds(result.healing().longest()));
    summary.addProperty(
        "longestUndisturbedHealSeconds", seconds(result.healing().longestUndisturbed()));
    return SummaryJson.write(summary);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static JsonObject killsByMoment(ChaosResult result) {
    JsonObject counts = new JsonObject();
    result.killsByMoment().forEach(counts::addProperty);
    return counts;
  }
}
