package io.weir.ingest;

import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts that Cumulus itself wrote or printed, as they are. */
public final class Fixtures {
  private Fixtures() {}

  /** Returns a message that Cumulus' producers put on a queue; a new object each time. */
  public static JsonObject cumulus(String name) {
    return json(text("/cumulus/" + name + ".json"));
  }

  /** Returns what the documentation of Cumulus' throttled queues prints. */
  public static String seed(String name) {
    return text("/seed/" + name + ".json");
  }

  public static JsonObject json(String text) {
    return Json.parse(text, "test").getAsJsonObject();
  }

  private static String text(String resource) {
    try (InputStream stream = Fixtures.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
