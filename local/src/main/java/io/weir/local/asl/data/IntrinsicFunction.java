package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The intrinsic functions and how many arguments each takes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsic
 *     functions</a>
 */
enum IntrinsicFunction {
  FORMAT("States.Format", 1, Integer.MAX_VALUE),
  STRING_TO_JSON("States.StringToJson", 1, 1),
  JSON_TO_STRING("States.JsonToString", 1, 1),
  STRING_SPLIT("States.StringSplit", 2, 2),
  BASE64_ENCODE("States.Base64Encode", 1, 1),
  BASE64_DECODE("States.Base64Decode", 1, 1),
  HASH("States.Hash", 2, 2),
  UUID("States.UUID", 0, 0),
  ARRAY("States.Array", 0, Integer.MAX_VALUE),
  ARRAY_PARTITION("States.ArrayPartition", 2, 2),
  ARRAY_CONTAINS("States.ArrayContains", 2, 2),
  ARRAY_RANGE("States.ArrayRange", 3, 3),
  ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2),
  ARRAY_LENGTH("States.ArrayLength", 1, 1),
  ARRAY_UNIQUE("States.ArrayUnique", 1, 1),
  JSON_MERGE("States.JsonMerge", 3, 3),
  MATH_RANDOM("States.MathRandom", 2, 3),
  MATH_ADD("States.MathAdd", 2, 2);

  private final String text;
  private final int fewestArguments;
  private final int mostArguments;

  IntrinsicFunction(String text, int fewestArguments, int mostArguments) {
    this.text = text;
    this.fewestArguments = fewestArguments;
    this.mostArguments = mostArguments;
  }

  static Optional<IntrinsicFunction> named(String text) {
    return Arrays.stream(values()).filter(function -> function.text.equals(text)).findFirst();
  }

  String text() {
    return text;
  }

  boolean takes(int arguments) {
    return fewestArguments <= arguments && arguments <= mostArguments;
  }

  JsonElement apply(Arguments arguments, RandomGenerator random) {
    return switch (this) {
      case FORMAT -> TextFunctions.format(arguments);
      case STRING_TO_JSON -> TextFunctions.stringToJson(arguments);
      case JSON_TO_STRING -> TextFunctions.jsonToString(arguments);
      case STRING_SPLIT -> TextFunctions.split(arguments);
      case BASE64_ENCODE -> TextFunctions.base64Encode(arguments);
      case BASE64_DECODE -> TextFunctions.base64Decode(arguments);
      case HASH -> TextFunctions.hash(arguments);
      case UUID -> TextFunctions.uuid(random);
      case ARRAY -> ArrayFunctions.array(arguments);
      case ARRAY_PARTITION -> ArrayFunctions.partition(arguments);
      case ARRAY_CONTAINS -> ArrayFunctions.contains(arguments);
      case ARRAY_RANGE -> ArrayFunctions.range(arguments);
      case ARRAY_GET_ITEM -> ArrayFunctions.getItem(arguments);
      case ARRAY_LENGTH -> ArrayFunctions.length(arguments);
      case ARRAY_UNIQUE -> ArrayFunctions.unique(arguments);
      case JSON_MERGE -> MathFunctions.jsonMerge(arguments);
      case MATH_RANDOM -> MathFunctions.random(arguments, random);
      case MATH_ADD -> MathFunctions.add(arguments);
    };
  }
}
