package io.weir.local.asl.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * Reads and writes JSON text. Numbers keep the digits they were written with.
 *
 * <p>Elements that the interpreter passes around are shared between states and history events;
 * nobody changes one after it was handed on.
 */
public final class Json {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /**
   * Reads one JSON value, by RFC 8259 and nothing laxer.
   *
   * @throws JsonParseException when the text is anything else
   */
  public static JsonElement parse(String text) {
    if (text.isBlank()) {
      // Gson would read it as null.
      throw new JsonSyntaxException("there is no JSON value");
    }
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement value = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonSyntaxException("there is text after the JSON value");
      }
      return value;
    } catch (IOException | IllegalStateException malformed) {
      throw new JsonSyntaxException(malformed);
    }
  }

  /** Writes the value on one line, nulls included. */
  public static String write(JsonElement value) {
    return GSON.toJson(value);
  }

  /** Counts the bytes that the text takes in UTF-8, without encoding it. */
  public static int utf8Length(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit < 0x80) {
        bytes += 1;
      } else if (unit < 0x800 || Character.isSurrogate(unit)) {
        // A surrogate pair takes four bytes, two for each half.
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
