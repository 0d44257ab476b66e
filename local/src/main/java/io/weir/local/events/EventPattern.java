package io.weir.local.events;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches events as an EventBridge rule does: exact values, nested fields, {@code $or}, and the
 * operators {@code prefix}, {@code suffix}, {@code anything-but}, {@code numeric}, {@code exists},
 * {@code equals-ignore-case}.
 *
 * <p>What it does not know it refuses, so that no pattern matches here and not in AWS. Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Operators</a>
 */
public final class EventPattern {
  private final FieldMatcher root;

  private EventPattern(FieldMatcher root) {
    this.root = root;
  }

  /** Whether the value of a field matches; null if the event has no such field. */
  @FunctionalInterface
  interface FieldMatcher {
    boolean matches(@Nullable JsonElement value);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is no pattern, or uses an operator that is not known
   */
  public static EventPattern parse(String json) {
    try {
      return of(JsonParser.parseString(json));
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("An event pattern is a JSON object: " + json, e);
    }
  }

  /** As {@link #parse}. */
  public static EventPattern of(JsonElement json) {
    if (!json.isJsonObject() || json.getAsJsonObject().isEmpty()) {
      throw new IllegalArgumentException("An event pattern is a JSON object with fields: " + json);
    }
    return new EventPattern(fields(json.getAsJsonObject()));
  }

  /** Whether the event matches. */
  public boolean matches(JsonObject event) {
    return root.matches(event);
  }

  private static FieldMatcher fields(JsonObject pattern) {
    List<FieldMatcher> all = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : pattern.entrySet()) {
      all.add(
          field.getKey().equals("$or")
              ? anyOf(field.getValue())
              : field(field.getKey(), field.getValue()));
    }
    return value -> all.stream().allMatch(matcher -> matcher.matches(value));
  }

  /** Of alternatives at the place of their parent. */
  private static FieldMatcher anyOf(JsonElement alternatives) {
    if (!alternatives.isJsonArray() || alternatives.getAsJsonArray().size() < 2) {
      throw new IllegalArgumentException(
          "$or takes an array of two or more patterns: " + alternatives);
    }
    List<FieldMatcher> matchers = new ArrayList<>();
    for (JsonElement alternative : alternatives.getAsJsonArray()) {
      if (!alternative.isJsonObject()) {
        throw new IllegalArgumentException("$or takes patterns: " + alternatives);
      }
      matchers.add(fields(alternative.getAsJsonObject()));
    }
    return value -> matchers.stream().anyMatch(matcher -> matcher.matches(value));
  }

  private static FieldMatcher field(String name, JsonElement pattern) {
    FieldMatcher matcher =
        pattern.isJsonObject() ? fields(pattern.getAsJsonObject()) : leaf(pattern);
    return parent -> anyElement(parent, element -> matcher.matches(child(element, name)));
  }

  private static FieldMatcher leaf(JsonElement pattern) {
    if (!pattern.isJsonArray() || pattern.getAsJsonArray().isEmpty()) {
      throw new IllegalArgumentException("A field takes an array of values: " + pattern);
    }
    List<FieldMatcher> values = new ArrayList<>();
    JsonArray array = pattern.getAsJsonArray();
    array.forEach(value -> values.add(ValueMatcher.of(value)));
    return field -> values.stream().anyMatch(value -> value.matches(field));
  }

  private static @Nullable JsonElement child(@Nullable JsonElement parent, String name) {
    return parent != null && parent.isJsonObject() ? parent.getAsJsonObject().get(name) : null;
  }

  /** An array matches if one of its elements does. */
  static boolean anyElement(@Nullable JsonElement value, FieldMatcher matcher) {
    if (value == null || !value.isJsonArray()) {
      return matcher.matches(value);
    }
    for (JsonElement element : value.getAsJsonArray()) {
      if (matcher.matches(element)) {
        return true;
      }
    }
    return false;
  }
}
