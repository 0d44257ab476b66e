package io.weir.cumulus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.Optional;

/**
 * JSON that comes out as it went in: numbers keep their digits, objects their order. Strict: what
 * RFC 8259 does not allow is not JSON. Nesting is bounded by the library at 255.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .serializeNulls()
          .setStrictness(Strictness.STRICT)
          .create();

  private Json() {}

  /** Reads one JSON value; empty if the text is not exactly that. */
  public static Optional<JsonElement> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(GSON.fromJson(text, JsonElement.class));
    } catch (JsonParseException | NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  /** Writes a JSON value without white space. */
  public static String write(JsonElement value) {
    return GSON.toJson(value);
  }
}
