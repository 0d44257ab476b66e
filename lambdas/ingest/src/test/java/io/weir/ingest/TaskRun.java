package io.weir.ingest;

import com.google.gson.JsonObject;
import io.weir.ingest.cma.MessageAdapter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Runs a task as a function would, by a Cumulus message, and reads its payload. */
public final class TaskRun {
  private static final String META =
      """
      {"stack": "test", "buckets": {
        "internal": {"name": "b-internal", "type": "internal"},
        "private": {"name": "b-private", "type": "private"},
        "protected": {"name": "b-protected", "type": "protected"},
        "public": {"name": "b-public", "type": "public"}}}
      """;

  private TaskRun() {}

  /** Returns the payload that the task answers with. */
  public static JsonObject payload(ObjectStore store, Task task, String config, String payload)
      throws IOException {
    JsonObject message = new JsonObject();
    JsonObject cumulusMeta = new JsonObject();
    cumulusMeta.addProperty("system_bucket", "b-internal");
    message.add("cumulus_meta", cumulusMeta);
    JsonObject meta = object(META);
    meta.addProperty("system_bucket", "b-internal");
    message.add("meta", meta);
    message.add("payload", object(payload));
    message.add("task_config", object(config));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new MessageAdapter(store).run(task, stream(Json.text(message)), answer);
    JsonObject json = object(answer.toString(StandardCharsets.UTF_8));
    return json.has("replace") ? remote(store, json) : json.getAsJsonObject("payload");
  }

  /** Reads a JSON object. */
  public static JsonObject object(String json) {
    return Json.object(Json.parse(json, "test JSON"), "test JSON");
  }

  private static JsonObject remote(ObjectStore store, JsonObject json) throws IOException {
    JsonObject replace = json.getAsJsonObject("replace");
    try (InputStream stream =
        store.get(
            new io.weir.ingest.store.ObjectLocation(
                replace.get("Bucket").getAsString(), replace.get("Key").getAsString()))) {
      return object(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
