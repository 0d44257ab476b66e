package io.weir.ingest.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;

/**
 * A collection's record; what Weir does not know in it is kept.
 *
 * @param id its name and version
 * @param fields all of the record, for reading
 */
public record Collection(CollectionId id, Fields fields) {
  /**
   * Reads a record.
   *
   * @throws InvalidArgument if it is no object or lacks name or version
   */
  public static Collection of(JsonElement json) {
    JsonObject object = Json.object(json, "the collection");
    CollectionId id = CollectionId.of(new Fields("the collection", object));
    return new Collection(id, new Fields("collection " + id, object));
  }

  /** Returns a copy of the record. */
  public JsonObject json() {
    return fields.json().deepCopy();
  }
}
