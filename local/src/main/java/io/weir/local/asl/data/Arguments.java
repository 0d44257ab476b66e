package io.weir.local.asl.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.Intrinsic.Call;
import io.weir.local.asl.data.Intrinsic.Text;
import java.util.List;

/**
 * The evaluated arguments of one call, and their types as the function asks for them. Every getter
 * fails with States.IntrinsicFailure when the argument is of another type.
 */
record Arguments(String function, List<JsonElement> values, String template) {

  static Arguments of(Call call, Scope scope) {
    List<JsonElement> values =
        call.arguments().stream().map(argument -> argument.evaluate(scope)).toList();
    return new Arguments(call.function().text(), values, template(call, values));
  }

  /** The first argument with its escapes, which only States.Format wants. */
  private static String template(Call call, List<JsonElement> values) {
    if (values.isEmpty()) {
      return "";
    }
    if (call.arguments().getFirst() instanceof Text(String escaped)) {
      return escaped;
    }
    return isString(values.getFirst()) ? values.getFirst().getAsString() : "";
  }

  int count() {
    return values.size();
  }

  JsonElement value(int index) {
    return values.get(index);
  }

  String string(int index) {
    if (!isString(value(index))) {
      throw fault(index, "a string");
    }
    return value(index).getAsString();
  }

  JsonArray array(int index) {
    if (value(index) instanceof JsonArray array) {
      return array;
    }
    throw fault(index, "an array");
  }

  JsonObject object(int index) {
    if (value(index) instanceof JsonObject object) {
      return object;
    }
    throw fault(index, "an object");
  }

  boolean bool(int index) {
    if (value(index) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw fault(index, "true or false");
  }

  /** A number, rounded to the nearest 32-bit integer as the service does. */
  int integer(int index) {
    if (!(value(index) instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
      throw fault(index, "a number");
    }
    long rounded = Math.round(primitive.getAsDouble());
    if (rounded != (int) rounded) {
      throw fault(index, "a 32-bit integer");
    }
    return (int) rounded;
  }

  StateFailure failure(String reason) {
    return new StateFailure(ErrorName.INTRINSIC_FAILURE, function + ": " + reason);
  }

  private StateFailure fault(int index, String wanted) {
    return failure("argument " + (index + 1) + " must be " + wanted);
  }

  private static boolean isString(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }
}
