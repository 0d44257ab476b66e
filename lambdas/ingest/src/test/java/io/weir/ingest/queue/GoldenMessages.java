package io.weir.ingest.queue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.Fixtures;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares a message with one that Cumulus put on a queue, field by field. */
public final class GoldenMessages {
  /** Where our messages may differ from Cumulus', and why. All else has to be equal. */
  public static final Map<String, String> ALLOWED_DIFFERENCES =
      Map.of(
          "$.cumulus_meta.execution_name", "its UUID: random there, derived from the message here");

  private GoldenMessages() {}

  /** Returns the differences that are not allowed: path, theirs, ours; empty if there are none. */
  public static Map<String, String> differences(String fixture, JsonObject ours) {
    Map<String, String> expected = fields(Fixtures.cumulus(fixture));
    Map<String, String> actual = fields(ours);
    TreeSet<String> paths = new TreeSet<>(expected.keySet());
    paths.addAll(actual.keySet());
    return paths.stream()
        .filter(path -> !ALLOWED_DIFFERENCES.containsKey(path))
        .filter(path -> !Objects.equals(expected.get(path), actual.get(path)))
        .collect(
            Collectors.toMap(path -> path, path -> expected.get(path) + " / " + actual.get(path)));
  }

  private static Map<String, String> fields(JsonElement json) {
    Map<String, String> fields = new TreeMap<>();
    collect("$", json, fields);
    return fields;
  }

  private static void collect(String path, JsonElement json, Map<String, String> fields) {
    switch (json) {
      case JsonObject object -> {
        fields.put(path, "an object");
        for (Entry<String, JsonElement> field : object.entrySet()) {
          collect(path + "." + field.getKey(), field.getValue(), fields);
        }
      }
      case JsonArray array -> {
        fields.put(path, array.size() + " elements");
        for (int i = 0; i < array.size(); i++) {
          collect(path + "[" + i + "]", array.get(i), fields);
        }
      }
      default -> fields.put(path, json.toString());
    }
  }
}
