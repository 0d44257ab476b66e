package io.weir.ingest.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;

/**
 * A product delivery record as it passes between tasks: a file that lists granules.
 *
 * @param name its file name
 * @param path its folder at the provider
 * @param fields all of it, for reading
 */
public record Pdr(String name, String path, Fields fields) {
  /**
   * Reads a PDR.
   *
   * @param where names its place in the error, such as {@code pdrs[3]}
   * @throws InvalidArgument if it is no object or lacks name or path
   */
  public static Pdr of(JsonElement json, String where) {
    JsonObject object = Json.object(json, where);
    Fields fields = new Fields(where, object);
    String name = fields.text("name");
    String path = fields.optionalText("path").orElseThrow(() -> fields.wrong("path", "a text"));
    return new Pdr(name, path, new Fields("PDR '" + name + "'", object));
  }

  /** Returns a copy of the PDR. */
  public JsonObject json() {
    return fields.json().deepCopy();
  }
}
