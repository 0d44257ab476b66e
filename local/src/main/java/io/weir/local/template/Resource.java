package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a template.
 *
 * @param id its logical id
 * @param properties as they are written, functions of CloudFormation included
 */
record Resource(String id, String type, JsonObject properties) {
  /** A property, by the names that lead to it; empty if there is none. */
  Optional<JsonElement> find(String... path) {
    @Nullable JsonElement value = properties;
    for (String name : path) {
      value = value instanceof JsonObject object ? object.get(name) : null;
    }
    return Optional.ofNullable(value);
  }

  /**
   * As {@link #find}.
   *
   * @throws TemplateException if there is none
   */
  JsonElement get(String... path) {
    return find(path)
        .orElseThrow(
            () ->
                new TemplateException(
                    "resource %s (%s) has no %s".formatted(id, type, String.join(".", path))));
  }
}
