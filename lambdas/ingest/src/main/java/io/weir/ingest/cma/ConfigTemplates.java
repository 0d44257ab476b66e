package io.weir.ingest.cma;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.GsonJsonProvider;
import com.jayway.jsonpath.spi.mapper.GsonMappingProvider;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import java.io.IOException;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the templates of a {@code task_config} against the message, as the Cumulus message
 * adapter does:
 *
 * <ul>
 *   <li>{@code "{$.meta.provider}"} (also with doubled braces): the first value found, as it is;
 *       null if there is none;
 *   <li>{@code "{[$.meta.names[*]]}"}: an array of all that is found;
 *   <li>{@code "prefix-{$.meta.stack}"}: the first value found, as text; left as it stands if there
 *       is none.
 * </ul>
 *
 * What does not begin with {@code $} inside the braces is text. A value that was put in is not
 * resolved again.
 */
final class ConfigTemplates {
  private static final Pattern VALUE = Pattern.compile("\\{(\\$[^{}]*)}|\\{\\{(\\$[^{}]*)}}");

  private static final Pattern ARRAY = Pattern.compile("\\{\\[(\\$[^{}]*)]}");

  private static final Pattern IN_TEXT = Pattern.compile("\\{(\\$[^{}]*)}");

  /** Paths that cannot reach into the payload, so that it need not be read for them. */
  private static final Pattern BESIDE_PAYLOAD =
      Pattern.compile("\\$\\.(?!payload\\b)\\w+.*|\\$\\['(?!payload')\\w+'].*");

  private static final Configuration FOUND =
      Configuration.builder()
          .jsonProvider(new GsonJsonProvider())
          .mappingProvider(new GsonMappingProvider())
          .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  /** The message that paths lead into. */
  interface Root {
    /** Returns the message without its payload, where that is not in memory anyway. */
    JsonObject withoutPayload();

    /** Returns the message with its payload, which is read into memory for it. */
    JsonObject whole() throws IOException;
  }

  private final Root root;

  ConfigTemplates(Root root) {
    this.root = root;
  }

  /** Returns a copy of a configuration with its templates resolved. */
  JsonElement resolve(JsonElement config) throws IOException {
    return switch (config) {
      case JsonObject object -> resolveObject(object);
      case JsonArray array -> resolveArray(array);
      case JsonPrimitive primitive when primitive.isString() ->
          resolveText(primitive.getAsString());
      default -> config;
    };
  }

  private JsonObject resolveObject(JsonObject object) throws IOException {
    JsonObject resolved = new JsonObject();
    for (Entry<String, JsonElement> entry : object.entrySet()) {
      resolved.add(entry.getKey(), resolve(entry.getValue()));
    }
    return resolved;
  }

  private JsonArray resolveArray(JsonArray array) throws IOException {
    JsonArray resolved = new JsonArray(array.size());
    for (JsonElement element : array) {
      resolved.add(resolve(element));
    }
    return resolved;
  }

  private JsonElement resolveText(String text) throws IOException {
    Matcher value = VALUE.matcher(text);
    if (value.matches()) {
      String path = value.group(1) == null ? value.group(2) : value.group(1);
      return first(path).orElse(JsonNull.INSTANCE);
    }
    Matcher array = ARRAY.matcher(text);
    return array.matches() ? find(array.group(1)) : new JsonPrimitive(resolveInText(text));
  }

  private String resolveInText(String text) throws IOException {
    Matcher matcher = IN_TEXT.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String found = first(matcher.group(1)).map(ConfigTemplates::asText).orElse(matcher.group());
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(found));
    }
    return matcher.appendTail(resolved).toString();
  }

  private static String asText(JsonElement value) {
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : Json.text(value);
  }

  private Optional<JsonElement> first(String path) throws IOException {
    JsonArray found = find(path);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** Values found are copies: a task that changes its configuration changes no message. */
  private JsonArray find(String path) throws IOException {
    JsonObject message =
        BESIDE_PAYLOAD.matcher(path).matches() ? root.withoutPayload() : root.whole();
    try {
      JsonArray found = JsonPath.compile(path).read(message, FOUND);
      return found.deepCopy();
    } catch (InvalidPathException malformed) {
      throw new InvalidArgument("task_config: " + path + " is not a JSONPath", malformed);
    } catch (JsonPathException failed) {
      throw new InvalidArgument("task_config: " + path + " cannot be resolved", failed);
    }
  }
}
