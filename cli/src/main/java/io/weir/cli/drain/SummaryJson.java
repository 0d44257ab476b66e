package io.weir.cli.drain;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.Percentiles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** A result as one JSON object, with the fields that all verbs that run something share. */
public final class SummaryJson {
  private SummaryJson() {}

  /** As text, what is not known as null. */
  public static String write(JsonObject summary) {
    return new GsonBuilder().serializeNulls().create().toJson(summary);
  }

  /** The shared fields. */
  public static JsonObject of(Summary result) {
    Measurements measured = result.measurements();
    JsonObject summary = new JsonObject();
    summary.addProperty("messages", result.messages());
    summary.addProperty("started", measured.started());
    summary.addProperty("succeeded", measured.succeeded());
    summary.addProperty("failed", measured.failed());
    summary.addProperty("quarantined", result.quarantined());
    summary.add("quarantinedByReason", quarantinedByReason(result));
    summary.addProperty("limit", result.limit());
    summary.addProperty("maxRunning", measured.maxRunning());
    summary.addProperty("duplicates", measured.duplicates());
    summary.addProperty("slotsHeldAtEnd", result.slotsHeldAtEnd());
    summary.addProperty("semaphoreAtEnd", result.semaphoreAtEnd());
    summary.add("utilization", share(measured.utilization()));
    summary.add("handOffMillis", handOff(measured.handOffMillis()));
    summary.addProperty("elapsedSeconds", measured.elapsed().toMillis() / 1000.0);
    summary.addProperty("violations", result.violations().size());
    return summary;
  }

  private static JsonObject quarantinedByReason(Summary result) {
    JsonObject counts = new JsonObject();
    result.quarantinedByReason().forEach(counts::addProperty);
    return counts;
  }

  private static JsonElement share(OptionalDouble share) {
    return share.isEmpty()
        ? JsonNull.INSTANCE
        : new JsonPrimitive(
            BigDecimal.valueOf(share.getAsDouble()).setScale(4, RoundingMode.HALF_UP));
  }

  private static JsonObject handOff(Percentiles millis) {
    JsonObject handOff = new JsonObject();
    handOff.addProperty("p50", millis.p50());
    handOff.addProperty("p99", millis.p99());
    return handOff;
  }
}
