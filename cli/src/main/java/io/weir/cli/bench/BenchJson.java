package io.weir.cli.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Results as one JSON object. */
final class BenchJson {
  private BenchJson() {}

  static String of(List<CaseResult> results) {
    JsonArray cases = new JsonArray();
    results.forEach(result -> cases.add(toObject(result)));
    JsonObject all = new JsonObject();
    all.add("cases", cases);
    return new GsonBuilder().serializeNulls().create().toJson(all);
  }

  private static JsonObject toObject(CaseResult result) {
    JsonObject object = new JsonObject();
    object.addProperty("limit", result.benchCase().limit());
    object.addProperty("executionSeconds", seconds(result.benchCase().executionTime().toMillis()));
    object.addProperty("windowSeconds", seconds(result.window().length().toMillis()));
    object.addProperty("utilization", rounded(result.utilization()));
    JsonObject handOff = new JsonObject();
    handOff.addProperty("p50", result.handOffMillis().p50());
    handOff.addProperty("p99", result.handOffMillis().p99());
    object.add("handOffMillis", handOff);
    object.addProperty("started", result.started());
    object.addProperty("startsPerSecond", rounded(result.startsPerSecond()));
    object.addProperty("maxRunning", result.maxRunning());
    object.addProperty("mostReceives", result.mostReceives());
    object.add("fill", result.fill() == null ? null : toObject(result.fill()));
    object.add("requestsPerStart", toObject(result.requestsPerStart()));
    return object;
  }

  private static JsonObject toObject(CaseResult.Fill fill) {
    JsonObject object = new JsonObject();
    object.addProperty("seconds", seconds(fill.time().toMillis()));
    object.add("requestsPerStart", toObject(fill.requestsPerStart()));
    return object;
  }

  private static JsonObject toObject(Map<String, Double> shares) {
    JsonObject object = new JsonObject();
    shares.forEach((name, share) -> object.addProperty(name, rounded(share)));
    return object;
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }
}
