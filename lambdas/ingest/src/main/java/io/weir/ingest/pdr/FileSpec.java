package io.weir.ingest.pdr;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * One file that a PDR lists.
 *
 * @param path its folder at the provider, without slashes at its ends
 * @param size in bytes
 * @param type such as {@code data}, by {@code FILE_TYPE}
 */
record FileSpec(
    String path, String name, long size, String type, Optional<StatedChecksum> checksum) {
  /** A checksum as a PDR states it. */
  record StatedChecksum(String type, String value) {}

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("path", path);
    json.addProperty("size", size);
    json.addProperty("type", type);
    if (checksum.isPresent()) {
      json.addProperty("checksumType", checksum.get().type());
      json.addProperty("checksum", checksum.get().value());
    }
    return json;
  }
}
