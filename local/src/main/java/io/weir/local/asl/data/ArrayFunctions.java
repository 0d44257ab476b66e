package io.weir.local.asl.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.Set;

/** The intrinsic functions over arrays. */
final class ArrayFunctions {

  /** The service's limit for States.ArrayRange. */
  private static final int MAX_RANGE = 1_000;

  private ArrayFunctions() {}

  static JsonElement array(Arguments arguments) {
    JsonArray result = new JsonArray();
    arguments.values().forEach(result::add);
    return result;
  }

  static JsonElement partition(Arguments arguments) {
    JsonArray array = arguments.array(0);
    int size = arguments.integer(1);
    if (size < 1) {
      throw arguments.failure("the size of a part must be positive");
    }
    JsonArray parts = new JsonArray();
    for (int at = 0; at < array.size(); at++) {
      if (at % size == 0) {
        parts.add(new JsonArray());
      }
      parts.get(at / size).getAsJsonArray().add(array.get(at));
    }
    return parts;
  }

  static JsonElement contains(Arguments arguments) {
    return new JsonPrimitive(arguments.array(0).contains(arguments.value(1)));
  }

  /** From the first number to the second, which is included when a step meets it. */
  static JsonElement range(Arguments arguments) {
    long first = arguments.integer(0);
    long last = arguments.integer(1);
    long step = arguments.integer(2);
    if (step == 0) {
      throw arguments.failure("the step must not be 0");
    }
    if ((last - first) / step >= MAX_RANGE) {
      throw arguments.failure("the range has more than " + MAX_RANGE + " numbers");
    }
    JsonArray result = new JsonArray();
    for (long number = first; step > 0 ? number <= last : number >= last; number += step) {
      result.add(number);
    }
    return result;
  }

  static JsonElement getItem(Arguments arguments) {
    JsonArray array = arguments.array(0);
    int index = arguments.integer(1);
    if (index < 0 || index >= array.size()) {
      throw arguments.failure("there is no element " + index);
    }
    return array.get(index);
  }

  static JsonElement length(Arguments arguments) {
    return new JsonPrimitive(arguments.array(0).size());
  }

  static JsonElement unique(Arguments arguments) {
    Set<JsonElement> seen = new LinkedHashSet<>(arguments.array(0).asList());
    JsonArray result = new JsonArray();
    seen.forEach(result::add);
    return result;
  }
}
