package io.weir.ingest.json;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.error.InvalidArgument;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, checked as they are read. An error names the object, the field and
 * what was expected, never the value. A field that is null counts as absent.
 *
 * <p>Not thread-safe while the object is changed elsewhere.
 */
public final class Fields {
  private final String what;
  private final JsonObject json;

  /**
   * Creates a view of an object.
   *
   * @param what names the object in errors, such as {@code task_config} or {@code granule 'X'}
   */
  public Fields(String what, JsonObject json) {
    this.what = requireNonNull(what);
    this.json = requireNonNull(json);
  }

  /** Returns the name that errors have for the object. */
  public String what() {
    return what;
  }

  /** Returns the object itself, not a copy: for reading. */
  public JsonObject json() {
    return json;
  }

  /** Returns a field as it is; null if it is absent or null. */
  public @Nullable JsonElement value(String name) {
    JsonElement value = json.get(name);
    return Json.isNothing(value) ? null : value;
  }

  /** Returns a text that has to be there and not empty. */
  public String text(String name) {
    return optionalText(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> missing(name, "a text"));
  }

  /** Returns a text, empty if it is absent. */
  public Optional<String> optionalText(String name) {
    JsonElement value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return Optional.of(primitive.getAsString());
    }
    throw wrong(name, "a text");
  }

  /** Returns a whole number from 0, empty if it is absent. */
  public OptionalLong optionalCount(String name) {
    JsonElement value = value(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
        long count = primitive.getAsBigDecimal().longValueExact();
        if (count >= 0) {
          return OptionalLong.of(count);
        }
      }
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw wrong(name, "a whole number, 0 or more", notWhole);
    }
    throw wrong(name, "a whole number, 0 or more");
  }

  /** Returns true or false, empty if it is absent. */
  public Optional<Boolean> optionalFlag(String name) {
    JsonElement value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return Optional.of(primitive.getAsBoolean());
    }
    throw wrong(name, "true or false");
  }

  /** Returns an object that has to be there. */
  public JsonObject object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name, "an object"));
  }

  /** Returns an object, empty if it is absent. */
  public Optional<JsonObject> optionalObject(String name) {
    JsonElement value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    throw wrong(name, "an object");
  }

  /** Returns an array that has to be there. */
  public JsonArray array(String name) {
    return optionalArray(name).orElseThrow(() -> missing(name, "an array"));
  }

  /** Returns an array, empty if it is absent. */
  public Optional<JsonArray> optionalArray(String name) {
    JsonElement value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonArray array) {
      return Optional.of(array);
    }
    throw wrong(name, "an array");
  }

  /** Returns the error for a field that is not what was expected. */
  public InvalidArgument wrong(String name, String expected) {
    return new InvalidArgument(wrongText(name, expected));
  }

  private InvalidArgument wrong(String name, String expected, Exception cause) {
    return new InvalidArgument(wrongText(name, expected), cause);
  }

  private String wrongText(String name, String expected) {
    return what + ": " + name + " must be " + expected + ", is " + kind(json.get(name));
  }

  private InvalidArgument missing(String name, String expected) {
    return new InvalidArgument(what + ": " + name + " is missing; expected " + expected);
  }

  /** Returns what a value is, in words, without the value. */
  public static String kind(@Nullable JsonElement value) {
    return switch (value) {
      case null -> "missing";
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonPrimitive primitive when primitive.isString() -> "a text";
      case JsonPrimitive primitive when primitive.isNumber() -> "the number " + shown(primitive);
      case JsonPrimitive _ -> "a boolean";
      default -> "null";
    };
  }

  private static String shown(JsonPrimitive number) {
    String digits = number.getAsString();
    return digits.length() <= 20 ? digits : digits.substring(0, 20) + "...";
  }
}
