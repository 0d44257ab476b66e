package io.weir.ingest.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;

/**
 * A provider's record; what Weir does not know in it is kept.
 *
 * @param id its name
 * @param fields all of the record, for reading
 */
public record Provider(String id, Fields fields) {
  /**
   * Reads a record.
   *
   * @throws InvalidArgument if it is no object or lacks an id
   */
  public static Provider of(JsonElement json) {
    JsonObject object = Json.object(json, "the provider");
    String id = new Fields("the provider", object).text("id");
    return new Provider(id, new Fields("provider '" + id + "'", object));
  }

  /** Returns a copy of the record. */
  public JsonObject json() {
    return fields.json().deepCopy();
  }
}
