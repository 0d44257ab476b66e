package io.weir.cli.ingest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * A granule that was not ingested.
 *
 * @param reason one line
 */
record Failure(String granuleId, String reason) {
  /** Returns what a function's failure says, of the cause that Step Functions has for it. */
  static String textOf(@Nullable String cause) {
    if (cause == null || cause.isBlank()) {
      return "no cause given";
    }
    return message(cause).strip().replaceAll("\\s+", " ");
  }

  private static String message(String cause) {
    try {
      if (JsonParser.parseString(cause) instanceof JsonObject json
          && json.get("errorMessage") instanceof JsonPrimitive message) {
        return message.getAsString();
      }
    } catch (JsonParseException e) {
      // A cause is any text.
    }
    return cause;
  }
}
