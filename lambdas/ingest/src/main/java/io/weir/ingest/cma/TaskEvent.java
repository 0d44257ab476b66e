package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import java.util.List;

/**
 * What a function was called with: a message, and how to treat it. Both forms are taken: the
 * message below {@code cma.event} with its settings beside it, and the bare message with them in
 * it.
 *
 * @param message the message without the settings
 * @param config {@code task_config}, its templates not yet resolved
 * @param replace {@code ReplaceConfig}
 */
record TaskEvent(JsonObject message, JsonObject config, ReplaceConfig replace) {
  private static final String CONFIG = "task_config";

  private static final List<String> SETTINGS = List.of(CONFIG, "ReplaceConfig");

  static TaskEvent from(JsonElement event) {
    Fields fields = new Fields("the event", Json.object(event, "the event"));
    JsonObject parameters = fields.optionalObject("cma").orElse(fields.json());
    JsonObject message = new Fields("cma", parameters).optionalObject("event").orElse(parameters);
    JsonObject settings = new JsonObject();
    SETTINGS.forEach(name -> move(name, message, settings));
    SETTINGS.forEach(name -> move(name, parameters, settings));
    return new TaskEvent(
        message,
        new Fields("cma", settings).optionalObject(CONFIG).orElseGet(JsonObject::new),
        ReplaceConfig.from(settings));
  }

  private static void move(String name, JsonObject from, JsonObject to) {
    JsonElement value = from.remove(name);
    if (value != null) {
      to.add(name, value);
    }
  }
}
