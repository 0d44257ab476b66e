package io.weir.ingest.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import java.util.Optional;

/**
 * A granule as it passes between tasks; what Weir does not know in it is kept.
 *
 * @param granuleId its name, unique in its collection
 * @param fields all of the granule, for reading
 */
public record Granule(String granuleId, Fields fields) {
  /**
   * Reads a granule.
   *
   * @param where names its place in the error, such as {@code granules[17]}
   * @throws InvalidArgument if it is no object or lacks {@code granuleId}
   */
  public static Granule of(JsonElement json, String where) {
    JsonObject object = Json.object(json, where);
    String granuleId = new Fields(where, object).text("granuleId");
    return new Granule(granuleId, new Fields("granule '" + granuleId + "'", object));
  }

  /**
   * Returns its collection, by {@code collectionId}, else by {@code dataType} and {@code version}.
   *
   * @throws InvalidArgument naming the granule, if it has neither
   */
  public CollectionId collectionId() {
    Optional<String> id = fields.optionalText("collectionId");
    if (id.isPresent()) {
      return CollectionId.parse(id.get());
    }
    Optional<String> dataType = fields.optionalText("dataType");
    Optional<String> version = fields.optionalText("version");
    if (dataType.isEmpty() || version.isEmpty()) {
      throw new InvalidArgument(
          fields.what() + " names no collection; give collectionId, or dataType and version");
    }
    return new CollectionId(dataType.get(), version.get());
  }

  /** Returns the name of its own provider, if it has one. */
  public Optional<String> provider() {
    return fields.optionalText("provider");
  }

  /** Returns a copy of the granule. */
  public JsonObject json() {
    return fields.json().deepCopy();
  }
}
