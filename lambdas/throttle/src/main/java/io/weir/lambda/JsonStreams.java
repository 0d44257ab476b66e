package io.weir.lambda;

import com.google.gson.JsonElement;
import io.weir.cumulus.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** JSON in, JSON out, in UTF-8, as Lambda passes it. */
final class JsonStreams {
  private JsonStreams() {}

  /**
   * Reads an event, lets it be handled, and writes the answer.
   *
   * @throws IllegalArgumentException if the event is not JSON
   */
  static void answer(
      InputStream input, OutputStream output, Function<JsonElement, JsonElement> handle)
      throws IOException {
    String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    JsonElement event =
        Json.parse(text).orElseThrow(() -> new IllegalArgumentException("the event is not JSON"));
    output.write(Json.write(handle.apply(event)).getBytes(StandardCharsets.UTF_8));
  }
}
