package io.weir.cumulus;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/**
 * JSON that comes out as it went in: numbers keep their digits, objects their order. Strict: what
 * RFC 8259 does not allow is not JSON. Nesting is bounded by the library at 255.
 *
 * <p>Without a {@code Gson}, whose adapters for every type of Java's take their time to load.
 */
public final class Json {
  private Json() {}

  /** Reads one JSON value; empty if the text is not exactly that. */
  public static Optional<JsonElement> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement value = JsonParser.parseReader(reader);
      return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(value) : Optional.empty();
    } catch (JsonParseException | IOException malformed) {
      return Optional.empty();
    }
  }

  /** Writes a JSON value without white space. */
  public static String write(JsonElement value) {
    return value.toString();
  }
}
