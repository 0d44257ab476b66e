package io.weir.local.asl.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The intrinsic functions over text. */
final class TextFunctions {

  /** The service's limit for encoding and hashing, in characters. */
  private static final int MAX_TEXT = 10_000;

  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private TextFunctions() {}

  static JsonElement format(Arguments arguments) {
    arguments.string(0);
    String template = arguments.template();
    StringBuilder result = new StringBuilder();
    int next = 1;
    for (int at = 0; at < template.length(); at++) {
      char unit = template.charAt(at);
      if (unit == '\\' && at + 1 < template.length()) {
        result.append(template.charAt(++at));
      } else if (template.startsWith("{}", at)) {
        result.append(formatted(arguments, next++));
        at++;
      } else {
        result.append(unit);
      }
    }
    if (next != arguments.count()) {
      throw arguments.failure("there are " + (next - 1) + " places {} in the template");
    }
    return new JsonPrimitive(result.toString());
  }

  private static String formatted(Arguments arguments, int index) {
    if (index >= arguments.count()) {
      throw arguments.failure("there are more places {} than values");
    }
    JsonElement value = arguments.value(index);
    if (value.isJsonArray() || value.isJsonObject()) {
      throw arguments.failure("argument " + (index + 1) + " is an array or an object");
    }
    return value instanceof JsonPrimitive ? value.getAsString() : "null";
  }

  static JsonElement stringToJson(Arguments arguments) {
    try {
      return Json.parse(arguments.string(0));
    } catch (JsonParseException malformed) {
      throw arguments.failure("the text is not JSON");
    }
  }

  static JsonElement jsonToString(Arguments arguments) {
    return new JsonPrimitive(Json.write(arguments.value(0)));
  }

  /** Every character of the second argument separates; empty parts are left out. */
  static JsonElement split(Arguments arguments) {
    JsonArray parts = new JsonArray();
    StringTokenizer tokens = new StringTokenizer(arguments.string(0), arguments.string(1));
    Collections.list(tokens).forEach(part -> parts.add((String) part));
    return parts;
  }

  static JsonElement base64Encode(Arguments arguments) {
    byte[] bytes = limited(arguments).getBytes(UTF_8);
    return new JsonPrimitive(Base64.getEncoder().encodeToString(bytes));
  }

  static JsonElement base64Decode(Arguments arguments) {
    try {
      return new JsonPrimitive(new String(Base64.getDecoder().decode(limited(arguments)), UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw arguments.failure("the text is not Base64");
    }
  }

  static JsonElement hash(Arguments arguments) {
    String algorithm = arguments.string(1);
    if (!ALGORITHMS.contains(algorithm)) {
      throw arguments.failure("the algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
    }
    try {
      byte[] bytes = limited(arguments).getBytes(UTF_8);
      byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes);
      return new JsonPrimitive(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK lacks " + algorithm, missing);
    }
  }

  /** A version 4 UUID, drawn from the given source so that a seeded run repeats itself. */
  static JsonElement uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new JsonPrimitive(new UUID(high, low).toString());
  }

  private static String limited(Arguments arguments) {
    String text = arguments.string(0);
    if (text.length() > MAX_TEXT) {
      throw arguments.failure("the text is longer than " + MAX_TEXT + " characters");
    }
    return text;
  }
}
