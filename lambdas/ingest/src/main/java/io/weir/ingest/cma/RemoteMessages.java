package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map.Entry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages of which a part lies in S3: {@code replace: {Bucket, Key, TargetPath}}. They are written
 * as {@code events/UUID} into the message's {@code cumulus_meta.system_bucket}; nothing here
 * deletes them, the bucket's lifecycle rule does.
 */
final class RemoteMessages {
  static final String META = "cumulus_meta";

  private static final String REPLACE = "replace";
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
    if (target.equals(ReplaceConfig.PAYLOAD) && isEmpty(message.get(LoadedMessage.PAYLOAD))) {
      return LoadedMessage.remote(message, () -> Json.reader(store.get(at)));
    }
    if (target.equals(ReplaceConfig.MESSAGE)) {
      return whole(message, at);
    }
    MessagePath place = MessagePath.of(target, "replace.TargetPath");
    put(Json.parse(store.get(at), name(at)), place, message);
    return LoadedMessage.inline(message);
  }

  /** Writes what is too large for a state's output to S3, and returns what stands for it. */
  JsonObject store(Detached detached, String targetPath) {
    JsonObject rest = detached.rest();
    String bucket = new Fields(META, Json.object(rest.get(META), META)).text("system_bucket");
    ObjectLocation at = new ObjectLocation(bucket, "events/" + UUID.randomUUID());
    store.put(at, detached.part());
    rest.add(REPLACE, replace(at, targetPath));
    return rest;
  }

  private static boolean isEmpty(@Nullable JsonElement payload) {
    return !(payload instanceof JsonObject object) || object.isEmpty();
  }

  private LoadedMessage whole(JsonObject message, ObjectLocation at) throws IOException {
    JsonObject remote = envelope(at);
    JsonObject merged = merged(message, remote);
    return remote.has(LoadedMessage.PAYLOAD)
        ? LoadedMessage.remote(merged, () -> payloadWithin(at))
        : LoadedMessage.inline(merged);
  }

  /** The fields of an object go to those that are there; anything else takes their place. */
  private static void put(JsonElement part, MessagePath place, JsonObject message) {
    if (part instanceof JsonObject fields
        && place.find(message).orElse(part) instanceof JsonObject there) {
      fields.entrySet().forEach(field -> there.add(field.getKey(), field.getValue()));
      place.put(message, there);
    } else {
      place.put(message, part);
    }
  }

  private static JsonObject replace(ObjectLocation at, String targetPath) {
    JsonObject replace = new JsonObject();
    replace.addProperty("Bucket", at.bucket());
    replace.addProperty("Key", at.key());
    replace.addProperty("TargetPath", targetPath);
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
      reader.endObject();
    } catch (IllegalStateException notAnObject) {
      throw new InvalidArgument(name(at) + " must be a JSON object", notAnObject);
    } catch (MalformedJsonException | EOFException malformed) {
      throw new InvalidArgument(name(at) + " is not JSON", malformed);
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
