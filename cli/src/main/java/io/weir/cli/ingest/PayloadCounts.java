package io.weir.cli.ingest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What a message's payload has: the length of each array, and each number. A payload that lies in a
 * bucket is read as a stream.
 */
record PayloadCounts(Map<String, Long> counts) {
  /** Counts in what a state put out. */
  static PayloadCounts of(String message, S3Client s3) throws IOException {
    JsonObject json = JsonParser.parseString(message).getAsJsonObject();
    if (json.get("replace") instanceof JsonObject replace) {
      try (Reader remote =
          new InputStreamReader(
              s3.getObject(
                  request -> request.bucket(text(replace, "Bucket")).key(text(replace, "Key"))),
              StandardCharsets.UTF_8)) {
        return of(remote, text(replace, "TargetPath").equals("$"));
      }
    }
    return of(new StringReader(message), true);
  }

  private static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null ? "" : value.getAsString();
  }

  /** Reads a whole message, or its payload alone. */
  static PayloadCounts of(Reader text, boolean isMessage) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    JsonReader json = new JsonReader(text);
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (!isMessage) {
        count(name, json, counts);
      } else if (name.equals("payload")) {
        json.beginObject();
        while (json.hasNext()) {
          count(json.nextName(), json, counts);
        }
        json.endObject();
      } else {
        json.skipValue();
      }
    }
    return new PayloadCounts(counts);
  }

  private static void count(String name, JsonReader json, Map<String, Long> counts)
      throws IOException {
    if (json.peek() == JsonToken.NUMBER) {
      counts.put(name, json.nextLong());
    } else if (json.peek() == JsonToken.BEGIN_ARRAY) {
      long length = 0;
      json.beginArray();
      while (json.hasNext()) {
        json.skipValue();
        length++;
      }
      json.endArray();
      counts.put(name, length);
    } else {
      json.skipValue();
    }
  }

  /** Returns the count, 0 where there is nothing of that name. */
  int get(String name) {
    return Math.toIntExact(counts.getOrDefault(name, 0L));
  }
}
