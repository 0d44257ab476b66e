package io.weir.local.asl.data;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.GsonJsonProvider;
import com.jayway.jsonpath.spi.mapper.GsonMappingProvider;
import java.util.Optional;

/** A path that may find several values: wildcards, slices, filters, descent. */
record QueryPath(String text, JsonPath compiled) implements Path {

  private static final Configuration GSON =
      Configuration.builder()
          .jsonProvider(new GsonJsonProvider())
          .mappingProvider(new GsonMappingProvider(new Gson()))
          .build();

  static QueryPath parse(String text) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("a path starts with $, not so: " + text);
    }
    if (hasFunction(text)) {
      throw new IllegalArgumentException("functions in paths are not supported: " + text);
    }
    try {
      return new QueryPath(text, JsonPath.compile(text));
    } catch (InvalidPathException malformed) {
      throw new IllegalArgumentException("not a JSONPath: " + text, malformed);
    }
  }

  /** A parenthesis outside brackets calls a function, which is the library's own extension. */
  private static boolean hasFunction(String text) {
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == '[') {
        depth++;
      } else if (unit == ']') {
        depth--;
      } else if (unit == '(' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<JsonElement> read(Scope scope) {
    try {
      JsonElement found = compiled.read(scope.input(), GSON);
      return Optional.ofNullable(found);
    } catch (JsonPathException notFound) {
      return Optional.empty();
    }
  }
}
