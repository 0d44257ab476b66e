package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
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
    String text =
        granule.fields().value(CREATED_AT) == null
            ? Json.text(granule.with(CREATED_AT, new JsonPrimitive(createdAtMillis)).json())
            : identity;
    return new QueuedGranule(granule.granuleId(), identity, text, MessageShape.bytes(text));
  }

  /** Makes one that gets no {@code createdAt}. */
  static QueuedGranule asItIs(Granule granule, JsonElement json) {
    String text = Json.text(json);
    return new QueuedGranule(granule.granuleId(), text, text, MessageShape.bytes(text));
  }
}
