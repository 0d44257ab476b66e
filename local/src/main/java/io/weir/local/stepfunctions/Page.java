package io.weir.local.stepfunctions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. Its token holds the place where the next one goes on, so pages stay what they
 * are while items are added before them, and a mark of the request, for the other arguments must
 * stay unchanged.
 *
 * @param items the items
 * @param next where the next page goes on, or null when this is the last
 */
record Page(JsonArray items, @Nullable Long next) {

  static final int DEFAULT_RESULTS = 100;
  static final int MAX_RESULTS = 1_000;

  private static final String TOKEN = "nextToken";
  private static final String SIZE = "maxResults";
  private static final int TOKEN_RADIX = 36;

  /** The position that the request's token stands for, if it has one. */
  static Optional<Long> position(ApiRequest request) {
    return request.optionalString(TOKEN).map(token -> decode(token, mark(request)));
  }

  JsonObject response(String list, ApiRequest request) {
    JsonObject response = new JsonObject();
    response.add(list, items);
    if (next != null) {
      response.addProperty(TOKEN, encode(mark(request), next));
    }
    return response;
  }

  private static String mark(ApiRequest request) {
    Map<String, JsonElement> others = new TreeMap<>(request.members().asMap());
    others.remove(TOKEN);
    others.remove(SIZE);
    return Integer.toString(others.hashCode(), TOKEN_RADIX);
  }

  private static String encode(String mark, long position) {
    byte[] text = (mark + ":" + Long.toString(position, TOKEN_RADIX)).getBytes(US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static long decode(String token, String mark) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), US_ASCII);
      long position = Long.parseLong(text, text.indexOf(':') + 1, text.length(), TOKEN_RADIX);
      if (text.startsWith(mark + ":") && position >= 0) {
        return position;
      }
      throw invalid(token);
    } catch (IllegalArgumentException malformed) {
      throw invalid(token);
    }
  }

  private static ApiException invalid(String token) {
    return new ApiException("InvalidToken", "Invalid Token: '" + token + "'");
  }
}
