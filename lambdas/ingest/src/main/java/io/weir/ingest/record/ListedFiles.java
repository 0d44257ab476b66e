package io.weir.ingest.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a provider's listing tells of a granule's files, and nothing else of them. */
public final class ListedFiles {
  /** Size and time are there as far as the provider tells them. */
  private static final List<String> FIELDS = List.of("path", "name", "size", "time");

  private ListedFiles() {}

  /** Returns the files with these fields alone, in one order whichever way they came. */
  public static JsonArray of(JsonArray files) {
    JsonArray listed = new JsonArray();
    StreamSupport.stream(files.spliterator(), false)
        .map(ListedFiles::fields)
        .sorted(Comparator.comparing(Json::text))
        .forEach(listed::add);
    return listed;
  }

  /** Tells whether two granules' files were listed alike. */
  public static boolean same(JsonArray files, JsonArray others) {
    return Json.text(of(files)).equals(Json.text(of(others)));
  }

  private static JsonObject fields(JsonElement file) {
    JsonObject all = Json.object(file, "a granule's file");
    JsonObject listed = new JsonObject();
    for (String field : FIELDS) {
      JsonElement value = all.get(field);
      if (!Json.isNothing(value)) {
        listed.add(field, value);
      }
    }
    return listed;
  }
}
