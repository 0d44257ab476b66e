package io.weir.ingest.cma;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a task's answer goes: into the payload, or, by {@code cumulus_message.outputs}, wherever
 * each {@code {source, destination}} says. The latter reads the answer into memory.
 */
record MessageOutputs(Optional<JsonArray> outputs) {
  /** Returns the message's new payload, and puts into the envelope what goes elsewhere. */
  Content apply(JsonObject envelope, Content answer) throws IOException {
    if (outputs.isEmpty()) {
      return answer;
    }
    JsonObject whole = Json.object(Json.parse(answer.open(), "the answer"), "the answer");
    ConfigTemplates templates = new ConfigTemplates(new InMemory(whole));
    envelope.add(LoadedMessage.PAYLOAD, new JsonObject());
    for (JsonElement output : outputs.get()) {
      Fields fields = new Fields("outputs", Json.object(output, "outputs"));
      JsonElement value = templates.resolve(new JsonPrimitive(fields.text("source")));
      destination(fields).put(envelope, value);
    }
    return Content.of(Json.text(envelope.get(LoadedMessage.PAYLOAD)));
  }

  private static MessagePath destination(Fields output) {
    String text = output.text("destination");
    if (text.startsWith("{") && text.endsWith("}")) {
      return MessagePath.of(text.substring(1, text.length() - 1), "destination");
    }
    throw new InvalidArgument("destination must be in braces, such as {$.payload}: " + text);
  }

  private record InMemory(JsonObject json) implements ConfigTemplates.Root {
    @Override
    public JsonObject withoutPayload() {
      return json;
    }

    @Override
    public JsonObject whole() {
      return json;
    }
  }
}
