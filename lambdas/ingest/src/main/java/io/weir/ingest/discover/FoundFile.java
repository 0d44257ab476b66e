package io.weir.ingest.discover;

import com.google.gson.JsonObject;
import io.weir.ingest.provider.RemoteFile;
import io.weir.ingest.store.StoredNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file found, and what it belongs to, as a line that sorts by that: names and paths hold no tabs,
 * as {@link RemoteFile} checks.
 *
 * @param key {@code owner} in the form of {@link StoredNames#encoded}
 * @param owner the granule, or the PDR by path and name
 */
record FoundFile(String key, String owner, RemoteFile file) {
  private static final String SEPARATOR = "\t";
  private static final int PARTS = 6;

  FoundFile(String owner, RemoteFile file) {
    this(StoredNames.encoded(owner), owner, file);
  }

  String line() {
    return String.join(
        SEPARATOR,
        List.of(
            key,
            owner,
            file.path(),
            file.name(),
            file.size().isPresent() ? Long.toString(file.size().getAsLong()) : "",
            file.time().map(time -> Long.toString(time.toEpochMilli())).orElse("")));
  }

  static FoundFile parse(String line) {
    String[] parts = line.split(SEPARATOR, PARTS);
    return new FoundFile(
        parts[0],
        parts[1],
        new RemoteFile(
            parts[2],
            parts[3],
            parts[4].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[4])),
            parts[5].isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Long.parseLong(parts[5])))));
  }

  /** Returns name and path, size and time where they are known. */
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", file.name());
    json.addProperty("path", file.path());
    file.size().ifPresent(size -> json.addProperty("size", size));
    file.time().ifPresent(time -> json.addProperty("time", time.toEpochMilli()));
    return json;
  }
}
