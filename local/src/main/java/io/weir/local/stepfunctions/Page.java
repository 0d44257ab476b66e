package io.weir.local.stepfunctions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items the items
 * @param next where the next page goes on, or null when this is the last
 */
record Page(JsonArray items, @Nullable Long next) {

  static final int DEFAULT_RESULTS = 100;
  static final int MAX_RESULTS = 1_000;

  private static final int TOKEN_RADIX = 36;

  /** The position that the request's token stands for, if it has one. */
  static Optional<Long> position(ApiRequest request) {
    return request.optionalString("nextToken").map(Page::decode);
  }

  JsonObject response(String list) {
    JsonObject response = new JsonObject();
    response.add(list, items);
    if (next != null) {
      response.addProperty("nextToken", encode(next));
    }
    return response;
  }

  private static String encode(long position) {
    byte[] text = Long.toString(position, TOKEN_RADIX).getBytes(US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static long decode(String token) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      return Long.parseLong(new String(text, US_ASCII), TOKEN_RADIX);
    } catch (IllegalArgumentException malformed) {
      throw new ApiException("InvalidToken", "Invalid Token: '" + token + "'");
    }
  }
}
