package io.weir.ingest.sync;

import com.google.gson.JsonObject;

/**
 * A file in its place.
 *
 * @param size in bytes
 * @param checksum of the kind that the file was wanted with
 * @param duplicate whether another content was found in that place
 */
record SyncedFile(WantedFile wanted, long size, String checksum, boolean duplicate) {
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("bucket", wanted.to().bucket());
    json.addProperty("key", wanted.to().key());
    json.addProperty("fileName", wanted.file().name());
    json.addProperty("size", size);
    json.addProperty("checksumType", wanted.checksumType().label());
    json.addProperty("checksum", checksum);
    json.addProperty("source", wanted.remote().key());
    if (!wanted.type().type().isEmpty()) {
      json.addProperty("type", wanted.type().type());
    }
    if (duplicate) {
      json.addProperty("duplicate_found", true);
    }
    return json;
  }
}
