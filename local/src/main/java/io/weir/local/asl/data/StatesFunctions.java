package io.weir.local.asl.data;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and the one that it takes away.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">
 *     JSONata functions provided by Step Functions</a>
 */
final class StatesFunctions {

  private StatesFunctions() {}

  static void bind(Frame frame, RandomGenerator random) {
    add(frame, "partition", "<an:a>", ArrayFunctions::partition);
    add(frame, "range", "<nnn:a>", ArrayFunctions::range);
    add(frame, "hash", "<ss:s>", TextFunctions::hash);
    add(frame, "uuid", "<:s>", arguments -> TextFunctions.uuid(random));
    add(frame, "parse", "<s:x>", TextFunctions::stringToJson);
    frame.bind("random", new JFunction((input, arguments) -> random(arguments, random), "<n?:n>"));
    frame.bind("eval", new JFunction((input, arguments) -> refuseEval(), null));
  }

  /** As JSONata wants it, a function of nothing gives nothing. */
  private static void add(
      Frame frame, String name, String signature, Function<Arguments, JsonElement> function) {
    frame.bind(
        name,
        new JFunction(
            (input, given) -> {
              List<JsonElement> values = new ArrayList<>();
              for (Object value : (List<?>) given) {
                if (value == null) {
                  return null;
                }
                values.add(argument(value));
              }
              Object result =
                  JsonValues.toJava(function.apply(new Arguments("$" + name, values, "")));
              return result == null ? Jsonata.NULL_VALUE : result;
            },
            signature));
  }

  /** Numbers are rounded down, unlike those of the intrinsic functions. */
  private static JsonElement argument(Object value) {
    return value instanceof Number number
        ? new JsonPrimitive((long) Math.floor(number.doubleValue()))
        : JsonValues.toJson(value).orElse(JsonNull.INSTANCE);
  }

  private static double random(List<?> arguments, RandomGenerator random) {
    Object seed = arguments.isEmpty() ? null : arguments.getFirst();
    return seed instanceof Number number
        ? new Random(number.longValue()).nextDouble()
        : random.nextDouble();
  }

  private static @Nullable Object refuseEval() {
    throw new IllegalArgumentException("$eval is not to be had here, use $parse");
  }
}
