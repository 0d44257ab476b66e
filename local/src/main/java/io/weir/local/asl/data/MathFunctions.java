package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The intrinsic functions over numbers and objects. */
final class MathFunctions {

  private MathFunctions() {}

  static JsonElement add(Arguments arguments) {
    return new JsonPrimitive((long) arguments.integer(0) + arguments.integer(1));
  }

  /** From the first number, included, to the second, excluded. */
  static JsonElement random(Arguments arguments, RandomGenerator random) {
    int from = arguments.integer(0);
    int to = arguments.integer(1);
    if (from >= to) {
      throw arguments.failure("the first number must be less than the second");
    }
    RandomGenerator source = arguments.count() == 3 ? new Random(arguments.integer(2)) : random;
    return new JsonPrimitive(source.nextInt(from, to));
  }

  static JsonElement jsonMerge(Arguments arguments) {
    if (arguments.bool(2)) {
      throw arguments.failure("only the shallow merge (false) is supported");
    }
    JsonObject result = new JsonObject();
    for (int index : new int[] {0, 1}) {
      for (Map.Entry<String, JsonElement> field : arguments.object(index).entrySet()) {
        result.add(field.getKey(), field.getValue());
      }
    }
    return result;
  }
}
