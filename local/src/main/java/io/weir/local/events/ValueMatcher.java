package io.weir.local.events;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.events.EventPattern.FieldMatcher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One entry of a field's array in a pattern: an exact value, or an operator. */
final class ValueMatcher {
  private ValueMatcher() {}

  static FieldMatcher of(JsonElement pattern) {
    if (pattern.isJsonObject()) {
      return operator(pattern.getAsJsonObject());
    }
    if (pattern.isJsonArray()) {
      throw refused("A value is no array", pattern);
    }
    return present(value -> sameValue(pattern, value));
  }

  private static FieldMatcher operator(JsonObject pattern) {
    if (pattern.size() != 1) {
      throw refused("One operator a value", pattern);
    }
    Map.Entry<String, JsonElement> entry = pattern.entrySet().iterator().next();
    JsonElement operand = entry.getValue();
    return switch (entry.getKey()) {
      case "exists" -> exists(operand);
      case "numeric" -> number(NumericRange.of(operand));
      case "anything-but" -> anythingBut(operand);
      case "prefix", "suffix", "equals-ignore-case" -> text(textOperator(entry.getKey(), operand));
      default -> throw refused("Unknown operator " + entry.getKey(), pattern);
    };
  }

  private static FieldMatcher exists(JsonElement operand) {
    if (!operand.isJsonPrimitive() || !operand.getAsJsonPrimitive().isBoolean()) {
      throw refused("exists takes true or false", operand);
    }
    boolean wanted = operand.getAsBoolean();
    return value -> (value != null) == wanted;
  }

  private static FieldMatcher number(Predicate<BigDecimal> range) {
    return present(value -> isNumber(value) && range.test(value.getAsBigDecimal()));
  }

  private static FieldMatcher text(Predicate<String> test) {
    return present(value -> isText(value) && test.test(value.getAsString()));
  }

  private static FieldMatcher anythingBut(JsonElement operand) {
    Predicate<JsonElement> excluded =
        operand.isJsonObject() ? excludedText(operand.getAsJsonObject()) : excludedValue(operand);
    return value ->
        value != null
            && EventPattern.anyElement(value, element -> !excluded.test(requireValue(element)));
  }

  private static Predicate<JsonElement> excludedValue(JsonElement operand) {
    List<JsonElement> values =
        operand.isJsonArray() ? operand.getAsJsonArray().asList() : List.of(operand);
    if (values.isEmpty() || !values.stream().allMatch(JsonElement::isJsonPrimitive)) {
      throw refused("anything-but takes values", operand);
    }
    return value -> values.stream().anyMatch(excluded -> sameValue(excluded, value));
  }

  private static Predicate<JsonElement> excludedText(JsonObject operand) {
    if (operand.size() != 1) {
      throw refused("One operator a value", operand);
    }
    Map.Entry<String, JsonElement> entry = operand.entrySet().iterator().next();
    List<Predicate<String>> tests = new ArrayList<>();
    JsonElement texts = entry.getValue();
    if (texts.isJsonArray()) {
      texts.getAsJsonArray().forEach(text -> tests.add(textOperator(entry.getKey(), text)));
    } else {
      tests.add(textOperator(entry.getKey(), texts));
    }
    return value ->
        isText(value) && tests.stream().anyMatch(test -> test.test(value.getAsString()));
  }

  private static Predicate<String> textOperator(String name, JsonElement operand) {
    if (!isText(operand)) {
      throw refused(name + " takes a text", operand);
    }
    String text = operand.getAsString();
    return switch (name) {
      case "prefix" -> value -> value.startsWith(text);
      case "suffix" -> value -> value.endsWith(text);
      case "equals-ignore-case" -> value -> value.equalsIgnoreCase(text);
      default -> throw refused("Unknown operator " + name, operand);
    };
  }

  private static FieldMatcher present(Predicate<JsonElement> test) {
    return field -> EventPattern.anyElement(field, value -> value != null && test.test(value));
  }

  private static JsonElement requireValue(@Nullable JsonElement value) {
    return requireNonNull(value);
  }

  /** Numbers are compared as they are written, as EventBridge does: 300 is not 300.0. */
  private static boolean sameValue(JsonElement expected, JsonElement value) {
    if (isNumber(expected) && isNumber(value)) {
      return expected.getAsString().equals(value.getAsString());
    }
    return expected.equals(value);
  }

  private static boolean isNumber(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  static IllegalArgumentException refused(String why, JsonElement pattern) {
    return new IllegalArgumentException("Event pattern: " + why + ": " + pattern);
  }

  /** The operand of {@code numeric}: comparisons that must all hold. */
  private static final class NumericRange {
    private NumericRange() {}

    static Predicate<BigDecimal> of(JsonElement operand) {
      if (!operand.isJsonArray() || !isPairs(operand.getAsJsonArray())) {
        throw refused("numeric takes an array of one or two comparisons", operand);
      }
      JsonArray words = operand.getAsJsonArray();
      Predicate<BigDecimal> first = comparison(words, 0);
      return words.size() == 2 ? first : first.and(comparison(words, 2));
    }

    private static boolean isPairs(JsonArray words) {
      return words.size() == 2 || words.size() == 4;
    }

    private static Predicate<BigDecimal> comparison(JsonArray words, int at) {
      if (!isText(words.get(at)) || !isNumber(words.get(at + 1))) {
        throw refused("numeric takes a comparison and a number", words);
      }
      BigDecimal bound = words.get(at + 1).getAsBigDecimal();
      return switch (words.get(at).getAsString()) {
        case "=" -> value -> value.compareTo(bound) == 0;
        case "<" -> value -> value.compareTo(bound) < 0;
        case "<=" -> value -> value.compareTo(bound) <= 0;
        case ">" -> value -> value.compareTo(bound) > 0;
        case ">=" -> value -> value.compareTo(bound) >= 0;
        default -> throw refused("Unknown comparison", words);
      };
    }
  }
}
