package io.weir.cli.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.measure.RunRecord;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * An execution of the ingest workflow, or a message that asks for one.
 *
 * @param files of all its granules, where they are to be
 */
record IngestExecution(List<String> granuleIds, String provider, List<PlacedFile> files) {
  /**
   * A file.
   *
   * @param bucket the name of the bucket that it is to come to
   */
  record PlacedFile(String bucket, String name) {}

  /** Reads a Cumulus message, as QueueGranules makes them. */
  static IngestExecution parse(String message) {
    JsonObject json = JsonParser.parseString(message).getAsJsonObject();
    List<String> ids = new ArrayList<>();
    List<PlacedFile> files = new ArrayList<>();
    for (JsonElement each : json.getAsJsonObject("payload").getAsJsonArray("granules")) {
      JsonObject granule = each.getAsJsonObject();
      ids.add(granule.get("granuleId").getAsString());
      files(granule.getAsJsonArray("files"), files);
    }
    String provider =
        json.getAsJsonObject("meta").getAsJsonObject("provider").get("id").getAsString();
    return new IngestExecution(ids, provider, files);
  }

  private static void files(JsonArray array, List<PlacedFile> files) {
    for (JsonElement each : array) {
      JsonObject file = each.getAsJsonObject();
      if (file.has("bucket")) {
        files.add(new PlacedFile(file.get("bucket").getAsString(), file.get("name").getAsString()));
      }
    }
  }

  /** The record of an execution; granules that are ingested twice are a message that ran twice. */
  RunRecord record(ExecutionRecord execution) {
    return new RunRecord(
        execution.arn(),
        String.join(" ", granuleIds),
        execution.start(),
        execution.stop(),
        execution.status().name());
  }
}
