package io.weir.cli.ingestbench;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.measure.Machine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Results as one JSON object. */
final class IngestBenchJson {
  private IngestBenchJson() {}

  static String of(List<SizeResult> results, int heapMegabytes, Machine machine) {
    JsonObject json = new JsonObject();
    json.add("machine", machine.json());
    json.addProperty("heapMegabytes", heapMegabytes);
    JsonArray sizes = new JsonArray();
    results.forEach(result -> sizes.add(size(result)));
    json.add("sizes", sizes);
    return SummaryJson.write(json);
  }

  private static JsonObject size(SizeResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("granules", result.granules());
    json.addProperty("complete", result.isComplete());
    JsonArray runs = new JsonArray();
    result.runs().forEach(run -> runs.add(run(run)));
    json.add("runs", runs);
    JsonObject median = new JsonObject();
    median.add("discovered", stage(result.medianDiscovered()));
    median.add("queued", stage(result.medianQueued()));
    json.add("median", median);
    json.addProperty("collections", result.heap().collections());
    json.addProperty("peakHeapMegabytes", result.heap().mostMegabytes());
    json.add(
        "peakResidentMegabytes",
        result.peakResidentMegabytes().isPresent()
            ? new JsonPrimitive(result.peakResidentMegabytes().getAsInt())
            : JsonNull.INSTANCE);
    return json;
  }

  private static JsonObject run(RunResult run) {
    JsonObject json = new JsonObject();
    json.add("discovered", stage(run.discovered()));
    json.add("queued", stage(run.queued()));
    JsonObject onQueue = new JsonObject();
    onQueue.addProperty("messages", run.onQueue().messages());
    onQueue.addProperty("executions", run.onQueue().executions());
    onQueue.addProperty("granules", run.onQueue().granules());
    json.add("onQueue", onQueue);
    return json;
  }

  private static JsonObject stage(Stage stage) {
    JsonObject json = new JsonObject();
    json.addProperty("count", stage.count());
    json.addProperty("seconds", stage.elapsed().toMillis() / 1000.0);
    json.addProperty("perSecond", rounded(stage.perSecond(), 1));
    json.addProperty("functionsCpuMillisEach", rounded(stage.functionsMillisEach(), 3));
    json.addProperty("endpointsCpuMillisEach", rounded(stage.endpointsMillisEach(), 3));
    return json;
  }

  private static BigDecimal rounded(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
  }
}
