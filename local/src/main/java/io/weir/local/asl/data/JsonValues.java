package io.weir.local.asl.data;

import com.dashjoin.jsonata.Jsonata;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as the JSONata library takes and gives it: maps, lists, strings, numbers, booleans. */
final class JsonValues {

  /** Beyond it doubles have no digits for units, and are written with an exponent. */
  private static final double MOST_PLAIN = 1e21;

  private JsonValues() {}

  static @Nullable Object toJava(JsonElement value) {
    return switch (value) {
      case JsonObject object -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.entrySet().forEach(field -> map.put(field.getKey(), toJava(field.getValue())));
        yield map;
      }
      case JsonArray array -> {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(toJava(element)));
        yield list;
      }
      case JsonPrimitive primitive -> toJava(primitive);
      default -> null;
    };
  }

  private static Object toJava(JsonPrimitive primitive) {
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    if (primitive.isString()) {
      return primitive.getAsString();
    }
    BigDecimal number = primitive.getAsBigDecimal();
    double rounded = number.doubleValue();
    boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) < Long.MAX_VALUE;
    if (!whole) {
      return rounded;
    }
    long integer = number.longValue();
    return integer == (int) integer ? (Object) (int) integer : (Object) integer;
  }

  /** The value as JSON; empty when it, or a part of it, is none, such as a function. */
  static Optional<JsonElement> toJson(@Nullable Object value) {
    if (value == null || value.equals(Jsonata.NULL_VALUE)) {
      return Optional.of(JsonNull.INSTANCE);
    }
    return switch (value) {
      case String text -> Optional.of(new JsonPrimitive(text));
      case Boolean bool -> Optional.of(new JsonPrimitive(bool));
      case Number number -> number(number);
      case List<?> list -> array(list);
      case Map<?, ?> map -> object(map);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonElement> number(Number number) {
    if (!(number instanceof Double || number instanceof Float)) {
      return Optional.of(new JsonPrimitive(number));
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    if (Math.abs(value) >= MOST_PLAIN) {
      return Optional.of(new JsonPrimitive(value));
    }
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return Optional.of(new JsonPrimitive(new BigDecimal(plain)));
  }

  private static Optional<JsonElement> array(List<?> list) {
    JsonArray array = new JsonArray(list.size());
    for (Object element : list) {
      Optional<JsonElement> json = toJson(element);
      if (json.isEmpty()) {
        return json;
      }
      array.add(json.get());
    }
    return Optional.of(array);
  }

  private static Optional<JsonElement> object(Map<?, ?> map) {
    JsonObject object = new JsonObject();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      Optional<JsonElement> json = toJson(field.getValue());
      if (json.isEmpty()) {
        return json;
      }
      object.add(String.valueOf(field.getKey()), json.get());
    }
    return Optional.of(object);
  }
}
