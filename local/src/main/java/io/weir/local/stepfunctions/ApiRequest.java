package io.weir.local.stepfunctions;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** The members of one request. A JSON null is a member that is not there. */
record ApiRequest(JsonObject members) {

  String string(String member) {
    return optionalString(member)
        .orElseThrow(() -> ApiException.validation("the member " + member + " is missing"));
  }

  Optional<String> optionalString(String member) {
    return primitive(member)
        .map(
            value -> {
              if (!value.isString()) {
                throw ApiException.validation("the member " + member + " must be a string");
              }
              return value.getAsString();
            });
  }

  boolean bool(String member, boolean missing) {
    return primitive(member)
        .filter(JsonPrimitive::isBoolean)
        .map(JsonPrimitive::getAsBoolean)
        .orElse(missing);
  }

  /** The size of a page, from 1 to the API's limit; 0 and nothing mean the API's default. */
  int maxResults() {
    int wanted = primitive("maxResults").map(ApiRequest::integer).orElse(0);
    if (wanted < 0 || wanted > Page.MAX_RESULTS) {
      throw ApiException.validation("maxResults must be from 0 to " + Page.MAX_RESULTS);
    }
    return wanted == 0 ? Page.DEFAULT_RESULTS : wanted;
  }

  /** Refuses a member whose effect the endpoint does not have. */
  void refuse(String member) {
    JsonElement value = members.get(member);
    if (value != null && !value.isJsonNull()) {
      throw ApiException.validation("the local endpoint does not offer " + member);
    }
  }

  Optional<JsonObject> object(String member) {
    return members.get(member) instanceof JsonObject object
        ? Optional.of(object)
        : Optional.empty();
  }

  private Optional<JsonPrimitive> primitive(String member) {
    JsonElement value = members.get(member);
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    if (value instanceof JsonPrimitive primitive) {
      return Optional.of(primitive);
    }
    throw ApiException.validation("the member " + member + " has the wrong type");
  }

  private static int integer(JsonPrimitive value) {
    try {
      return value.getAsInt();
    } catch (NumberFormatException malformed) {
      throw ApiException.validation("expected an integer, not " + value);
    }
  }
}
