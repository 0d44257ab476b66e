package io.weir.ingest.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.weir.ingest.error.InvalidArgument;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON, in UTF-8, that comes out as it went in: numbers keep their digits, objects their
 * order, nulls stay. Thread-safe.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .serializeNulls()
          .setStrictness(Strictness.STRICT)
          .create();

  private static final TypeAdapter<JsonElement> VALUES = GSON.getAdapter(JsonElement.class);

  private Json() {}

  /**
   * Reads a text that is exactly one JSON value.
   *
   * @param what names the text in the error
   * @throws InvalidArgument if it is not JSON
   */
  public static JsonElement parse(String text, String what) {
    try (JsonReader reader = strict(new JsonReader(new StringReader(text)))) {
      return whole(reader, what);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Reads a stream that is exactly one JSON value, and closes it.
   *
   * @param what names the stream in the error
   * @throws InvalidArgument if it is not JSON
   * @throws IOException if the stream breaks off with an error of its own
   */
  public static JsonElement parse(InputStream stream, String what) throws IOException {
    try (JsonReader reader = reader(stream)) {
      return whole(reader, what);
    }
  }

  /** Opens a strict reader; closing it closes the stream. */
  public static JsonReader reader(InputStream stream) {
    return strict(new JsonReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
  }

  /** Opens a strict reader over a text. */
  public static JsonReader reader(String text) {
    return strict(new JsonReader(new StringReader(text)));
  }

  /**
   * Reads the value that the reader stands before.
   *
   * @param what names what is read in the error
   * @throws InvalidArgument if it is not JSON
   */
  public static JsonElement next(JsonReader reader, String what) throws IOException {
    try {
      return VALUES.read(reader);
    } catch (MalformedJsonException
        | EOFException
        | JsonParseException
        | NumberFormatException malformed) {
      throw notJson(reader, what, malformed);
    }
  }

  /** Opens a writer without white space; closing it closes the stream. */
  public static JsonWriter writer(OutputStream stream) {
    JsonWriter writer = new JsonWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    writer.setStrictness(Strictness.STRICT);
    writer.setHtmlSafe(false);
    writer.setSerializeNulls(true);
    return writer;
  }

  /** Writes a value where the writer stands. */
  public static void write(JsonElement value, JsonWriter writer) throws IOException {
    VALUES.write(writer, value);
  }

  /** Returns a value as text, without white space. */
  public static String text(JsonElement value) {
    return GSON.toJson(value);
  }

  /** Returns a text as a JSON string, with its quotes. */
  public static String quoted(String text) {
    return GSON.toJson(text);
  }

  /** Tells whether a field is absent or null, which is one to every reader of Cumulus' records. */
  public static boolean isNothing(@Nullable JsonElement value) {
    return value == null || value instanceof JsonNull;
  }

  /**
   * Returns a value that has to be an object.
   *
   * @throws InvalidArgument if it is not; {@code what} names it there
   */
  public static JsonObject object(@Nullable JsonElement value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new InvalidArgument(what + " must be an object, is " + Fields.kind(value));
  }

  private static JsonReader strict(JsonReader reader) {
    reader.setStrictness(Strictness.STRICT);
    return reader;
  }

  private static JsonElement whole(JsonReader reader, String what) throws IOException {
    JsonElement value = next(reader, what);
    try {
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InvalidArgument(what + " is not JSON: text follows its end");
      }
      return value;
    } catch (MalformedJsonException malformed) {
      throw notJson(reader, what, malformed);
    }
  }

  private static InvalidArgument notJson(JsonReader reader, String what, Exception malformed) {
    return new InvalidArgument(what + " is not JSON, at " + reader.getPath(), malformed);
  }
}
