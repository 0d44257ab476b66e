package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.util.Map.Entry;
import java.util.UUID;

/**
 * Messages of which a part lies in S3: {@code replace: {Bucket, Key, TargetPath}}. They are written
 * as {@code events/UUID} into the message's {@code cumulus_meta.system_bucket}; nothing here
 * deletes them, the bucket's lifecycle rule does.
 */
final class RemoteMessages {
  private static final String REPLACE = "replace";
  private static final String META = "cumulus_meta";
  private static final String EXCEPTION = "exception";

  private final ObjectStore store;

  RemoteMessages(ObjectStore store) {
    this.store = store;
  }

  /** Finds a message's remote part; a payload is opened only when it is asked for. */
  LoadedMessage load(JsonObject message) throws IOException {
    JsonElement replace = message.remove(REPLACE);
    if (Json.isNothing(replace)) {
      return LoadedMessage.inline(message);
    }
    Fields fields = new Fields(REPLACE, Json.object(replace, REPLACE));
    ObjectLocation at = new ObjectLocation(fields.text("Bucket"), fields.text("Key"));
    String target = fields.text("TargetPath");
    if (target.equals(ReplaceConfig.Target.PAYLOAD.path())) {
      return LoadedMessage.remote(message, () -> Json.reader(store.get(at)));
    }
    if (target.equals(ReplaceConfig.Target.MESSAGE.path())) {
      return LoadedMessage.remote(merged(message, envelope(at)), () -> payloadWithin(at));
    }
    MessagePath.of(target, "replace.TargetPath").put(message, Json.parse(store.get(at), name(at)));
    return LoadedMessage.inline(message);
  }

  /** Writes what is too large for a state's output to S3, and returns what stands for it. */
  JsonObject store(JsonObject envelope, Content part, ReplaceConfig.Target target) {
    String bucket = new Fields(META, Json.object(envelope.get(META), META)).text("system_bucket");
    ObjectLocation at = new ObjectLocation(bucket, "events/" + UUID.randomUUID());
    store.put(at, part);
    JsonObject rest = rest(envelope, target);
    rest.add(REPLACE, replace(at, target));
    return rest;
  }

  private static JsonObject rest(JsonObject envelope, ReplaceConfig.Target target) {
    JsonObject rest = new JsonObject();
    switch (target) {
      case MESSAGE -> rest.add(META, envelope.get(META));
      case PAYLOAD -> {
        envelope.entrySet().forEach(entry -> rest.add(entry.getKey(), entry.getValue()));
        rest.add(LoadedMessage.PAYLOAD, new JsonObject());
      }
    }
    return rest;
  }

  private static JsonObject replace(ObjectLocation at, ReplaceConfig.Target target) {
    JsonObject replace = new JsonObject();
    replace.addProperty("Bucket", at.bucket());
    replace.addProperty("Key", at.key());
    replace.addProperty("TargetPath", target.path());
    return replace;
  }

  /** What lies in S3 wins, but for an exception that came about since. */
  private static JsonObject merged(JsonObject message, JsonObject remote) {
    JsonElement exception = message.get(EXCEPTION);
    for (Entry<String, JsonElement> entry : remote.entrySet()) {
      message.add(entry.getKey(), entry.getValue());
    }
    if (!Json.isNothing(exception) && Json.isNothing(message.get(EXCEPTION))) {
      message.add(EXCEPTION, exception);
    }
    return message;
  }

  private JsonObject envelope(ObjectLocation at) throws IOException {
    JsonObject envelope = new JsonObject();
    try (JsonReader reader = Json.reader(store.get(at))) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (name.equals(LoadedMessage.PAYLOAD)) {
          reader.skipValue();
          envelope.add(name, JsonNull.INSTANCE);
        } else {
          envelope.add(name, Json.next(reader, name(at)));
        }
      }
    } catch (IllegalStateException notAnObject) {
      throw new InvalidArgument(name(at) + " must be a JSON object", notAnObject);
    }
    return envelope;
  }

  private JsonReader payloadWithin(ObjectLocation at) throws IOException {
    JsonReader reader = Json.reader(store.get(at));
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals(LoadedMessage.PAYLOAD)) {
        return reader;
      }
      reader.skipValue();
    }
    reader.close();
    return Json.reader("null");
  }

  private static String name(ObjectLocation at) {
    return "the remote message " + at;
  }
}
