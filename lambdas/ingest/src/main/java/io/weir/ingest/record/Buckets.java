package io.weir.ingest.record;

import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;

/**
 * The stack's buckets, {@code {"protected": {"name": ..., "type": ...}, ...}}: a collection names
 * them by their keys.
 */
public record Buckets(JsonObject json) {
  /** Reads {@code buckets} of a task's configuration, else of {@code meta}; empty without them. */
  public static Buckets of(Fields config, Fields meta) {
    return new Buckets(
        config
            .optionalObject("buckets")
            .or(() -> meta.optionalObject("buckets"))
            .orElseGet(JsonObject::new));
  }

  /**
   * Returns the name of a bucket.
   *
   * @param key such as {@code protected}
   * @param where names who asks in the error
   * @throws InvalidArgument if there is no such key, or it has no name
   */
  public String name(String key, String where) {
    if (Json.isNothing(json.get(key))) {
      throw new InvalidArgument(
          "%s names the bucket '%s'; the configuration's buckets are %s"
              .formatted(where, key, json.keySet()));
    }
    String what = "buckets." + key;
    return new Fields(what, Json.object(json.get(key), what)).text("name");
  }
}
