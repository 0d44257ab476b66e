package io.weir.ingest.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import java.util.OptionalLong;

/**
 * One file of a granule, as discovery or a PDR tells of it.
 *
 * @param name its file name, without a folder
 * @param path its folder at the provider; empty for the top
 * @param fields all of it, for reading
 */
public record GranuleFile(String name, String path, Fields fields) {
  /**
   * Reads a file.
   *
   * @param where names its place in the error
   * @throws InvalidArgument if it is no object or lacks a name
   */
  public static GranuleFile of(JsonElement json, String where) {
    JsonObject object = Json.object(json, where);
    Fields fields = new Fields(where, object);
    String name = fields.text("name");
    return new GranuleFile(
        name,
        fields.optionalText("path").orElse(""),
        new Fields(where + ", file '" + name + "'", object));
  }

  /** Returns its size in bytes, where it is known. */
  public OptionalLong size() {
    return fields.optionalCount("size");
  }

  /** Returns a copy of the file's JSON. */
  public JsonObject json() {
    return fields.json().deepCopy();
  }
}
