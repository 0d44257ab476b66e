package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import java.io.IOException;
import java.io.InputStream;

/**
 * A message in two parts, as Cumulus' message adapter parts it.
 *
 * @param part what goes to S3
 * @param rest what goes on, with an empty object or an empty text in the part's place
 */
record Detached(Content part, JsonObject rest) {
  /**
   * Takes a part out of a message. The whole message and its payload pass through as streams; for
   * any other part the message is read into memory.
   *
   * @throws InvalidArgument if there is nothing at the path
   */
  static Detached of(JsonObject envelope, Content payload, String path) throws IOException {
    return switch (path) {
      case ReplaceConfig.MESSAGE -> whole(envelope, payload);
      case ReplaceConfig.PAYLOAD -> withoutPayload(envelope, payload);
      default -> within(Answer.of(envelope, payload), path);
    };
  }

  private static Detached whole(JsonObject envelope, Content payload) {
    JsonObject rest = new JsonObject();
    rest.add(RemoteMessages.META, envelope.get(RemoteMessages.META));
    return new Detached(Answer.of(envelope, payload), rest);
  }

  private static Detached withoutPayload(JsonObject envelope, Content payload) {
    JsonObject rest = new JsonObject();
    envelope.entrySet().forEach(entry -> rest.add(entry.getKey(), entry.getValue()));
    rest.add(LoadedMessage.PAYLOAD, new JsonObject());
    return new Detached(payload, rest);
  }

  private static Detached within(Answer message, String path) throws IOException {
    try (InputStream stream = message.open()) {
      JsonObject rest = Json.object(Json.parse(stream, "the answer"), "the answer");
      MessagePath place = MessagePath.of(path, ReplaceConfig.PATH);
      JsonElement part =
          place
              .find(rest)
              .orElseThrow(
                  () -> new InvalidArgument(ReplaceConfig.PATH + ": nothing is at " + path));
      place.put(rest, part instanceof JsonObject ? new JsonObject() : new JsonPrimitive(""));
      return new Detached(Content.of(Json.text(part)), rest);
    }
  }
}
