package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import java.io.IOException;

/**
 * A message with its remote part found: in memory, but for a payload in S3.
 *
 * @param envelope the message; where the payload is in S3, null stands in its place
 * @param payload opens the payload, wherever it is
 * @param remotePayload whether it is in S3
 */
record LoadedMessage(JsonObject envelope, MessageInput.PayloadSource payload, boolean remotePayload)
    implements ConfigTemplates.Root {
  static final String PAYLOAD = "payload";

  static LoadedMessage inline(JsonObject message) {
    return new LoadedMessage(message, () -> Json.reader(Json.text(payload(message))), false);
  }

  static LoadedMessage remote(JsonObject envelope, MessageInput.PayloadSource payload) {
    envelope.add(PAYLOAD, JsonNull.INSTANCE);
    return new LoadedMessage(envelope, payload, true);
  }

  @Override
  public JsonObject withoutPayload() {
    return envelope;
  }

  @Override
  public JsonObject whole() throws IOException {
    if (!remotePayload) {
      return envelope;
    }
    JsonObject whole = envelope.deepCopy();
    whole.add(PAYLOAD, new MessageInput(envelope, payload).payloadValue());
    return whole;
  }

  private static JsonElement payload(JsonObject message) {
    JsonElement payload = message.get(PAYLOAD);
    return payload == null ? JsonNull.INSTANCE : payload;
  }
}
