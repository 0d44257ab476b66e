package io.weir.ingest.queue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Merges JSON as Cumulus' message builder does (lodash's {@code merge}): objects field by field,
 * arrays place by place, all else replaced. Unlike there, nothing that goes in is changed.
 */
final class JsonMerge {
  private JsonMerge() {}

  /** Returns a new object: {@code base}, with {@code over} merged over it. */
  static JsonObject merge(JsonObject base, JsonObject over) {
    JsonObject merged = base.deepCopy();
    for (Entry<String, JsonElement> entry : over.entrySet()) {
      merged.add(entry.getKey(), merge(merged.get(entry.getKey()), entry.getValue()));
    }
    return merged;
  }

  private static JsonElement merge(@Nullable JsonElement base, JsonElement over) {
    if (base instanceof JsonObject object && over instanceof JsonObject overObject) {
      return merge(object, overObject);
    }
    if (base instanceof JsonArray array && over instanceof JsonArray overArray) {
      return merge(array, overArray);
    }
    return over.deepCopy();
  }

  private static JsonArray merge(JsonArray base, JsonArray over) {
    JsonArray merged = base.deepCopy();
    for (int i = 0; i < over.size(); i++) {
      if (i < base.size()) {
        merged.set(i, merge(base.get(i), over.get(i)));
      } else {
        merged.add(over.get(i).deepCopy());
      }
    }
    return merged;
  }
}
