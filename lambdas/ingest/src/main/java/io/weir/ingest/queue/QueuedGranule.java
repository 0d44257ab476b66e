package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.Granule;

/**
 * A granule as a message carries it: as it came in, with {@code createdAt} if it had none and a
 * time is known.
 *
 * @param granuleId its name
 * @param identity its text as it came in
 * @param text its text as it goes out
 * @param bytes the text's length in UTF-8
 */
record QueuedGranule(String granuleId, String identity, String text, int bytes) {
  private static final String CREATED_AT = "createdAt";

  /**
   * Makes one.
   *
   * @param json the granule as it came in
   * @param createdAtMillis what {@code createdAt} becomes where it is missing
   */
  static QueuedGranule of(Granule granule, JsonElement json, long createdAtMillis) {
    String identity = Json.text(json);
    String text = withCreatedAt(granule, identity, createdAtMillis);
    return new QueuedGranule(granule.granuleId(), identity, text, MessageShape.bytes(text));
  }

  /** Put in as text: to write each granule a second time takes a tenth of the step. */
  private static String withCreatedAt(Granule granule, String identity, long millis) {
    if (granule.fields().value(CREATED_AT) != null) {
      return identity;
    }
    JsonObject json = granule.fields().json();
    if (json.has(CREATED_AT)) {
      JsonObject replaced = json.deepCopy();
      replaced.addProperty(CREATED_AT, millis);
      return Json.text(replaced);
    }
    return identity.substring(0, identity.length() - 1) + ",\"" + CREATED_AT + "\":" + millis + "}";
  }

  /** Makes one that gets no {@code createdAt}. */
  static QueuedGranule asItIs(Granule granule, JsonElement json) {
    String text = Json.text(json);
    return new QueuedGranule(granule.granuleId(), text, text, MessageShape.bytes(text));
  }
}
