package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in a message, by names alone: {@code $.meta.granules}. */
record MessagePath(List<String> names) {
  private static final Pattern NAMES = Pattern.compile("\\$(\\.[\\w-]+)+");

  /**
   * Reads a path.
   *
   * @param what names it in the error
   */
  static MessagePath of(String path, String what) {
    if (!NAMES.matcher(path).matches()) {
      throw new InvalidArgument(what + " must be names only, such as $.meta.granules: " + path);
    }
    return new MessagePath(List.of(path.substring(2).split("\\.", -1)));
  }

  /** Returns what is there; empty if nothing is, or null. */
  Optional<JsonElement> find(JsonObject message) {
    Optional<JsonElement> at = Optional.of(message);
    for (String name : names) {
      at =
          at.filter(JsonObject.class::isInstance)
              .map(object -> object.getAsJsonObject().get(name))
              .filter(value -> !Json.isNothing(value));
    }
    return at;
  }

  /** Puts a value there; objects on the way are made where there are none. */
  void put(JsonObject message, JsonElement value) {
    JsonObject at = message;
    for (String name : names.subList(0, names.size() - 1)) {
      if (Json.isNothing(at.get(name))) {
        at.add(name, new JsonObject());
      }
      at = Json.object(at.get(name), name);
    }
    at.add(names.getLast(), value);
  }
}
