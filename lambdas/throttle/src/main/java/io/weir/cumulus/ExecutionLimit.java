package io.weir.cumulus;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.regex.Pattern;

/**
 * Reads a limit as messages and events carry it. Digit strings count, as they do in Cumulus;
 * negative numbers and other text, which Cumulus takes for "no limit", are errors.
 */
public final class ExecutionLimit {
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  private ExecutionLimit() {}

  /**
   * Reads a limit: 0 or more; 0 pauses.
   *
   * @throws IllegalArgumentException if it is none; the message says what is allowed
   */
  public static int of(JsonElement value) {
    boolean scalar = value instanceof JsonPrimitive primitive && !primitive.isBoolean();
    String text = scalar ? value.getAsString() : "";
    if (!DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "execution limit must be a whole number from 0 to 999999999, is "
              + shown(value, scalar, text));
    }
    return Integer.parseInt(text);
  }

  /** A number or a short text says itself; anything longer only its kind. */
  private static String shown(JsonElement value, boolean scalar, String text) {
    return scalar && text.length() <= 20 ? "'" + text + "'" : CumulusFormat.kind(value);
  }
}
