package io.weir.local.lambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The JSON that runtimes report failures with, and that callers get. */
final class ErrorJson {
  private ErrorJson() {}

  static Invocation.FunctionError of(String errorType, String errorMessage) {
    JsonObject error = new JsonObject();
    error.addProperty("errorMessage", errorMessage);
    error.addProperty("errorType", errorType);
    return new Invocation.FunctionError(errorType, errorMessage, error.toString());
  }

  /** Reads what a runtime posted; a runtime may post anything. */
  static Invocation.FunctionError read(String json) {
    return new Invocation.FunctionError(
        field(json, "errorType", "Unhandled"), field(json, "errorMessage", ""), json);
  }

  private static String field(String json, String name, String otherwise) {
    try {
      JsonElement value = JsonParser.parseString(json).getAsJsonObject().get(name);
      return value == null || value.isJsonNull() ? otherwise : value.getAsString();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      return otherwise;
    }
  }
}
