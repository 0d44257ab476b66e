package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Expression;
import io.weir.local.asl.data.Query;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.FailText;
import io.weir.local.asl.definition.State;
import org.jspecify.annotations.Nullable;

/** Does a Fail state. */
final class FailStep {

  /** The failure that the state is there for, or States.Runtime when its texts cannot be read. */
  StateFailure failure(State.Fail state, Visit visit, JsonElement input) {
    String error = text(state.error(), visit, input);
    return new StateFailure(error == null ? "" : error, text(state.cause(), visit, input));
  }

  private static @Nullable String text(FailText text, Visit visit, JsonElement input) {
    return switch (text) {
      case FailText.None() -> null;
      case FailText.Fixed(String fixed) -> fixed;
      case FailText.Computed(Expression expression) -> computed(expression, visit, input);
    };
  }

  private static String computed(Expression expression, Visit visit, JsonElement input) {
    if (expression instanceof Query query) {
      return query.evaluateString(visit.scope(input));
    }
    if (value(expression, visit, input) instanceof JsonPrimitive primitive
        && primitive.isString()) {
      return primitive.getAsString();
    }
    throw new StateFailure(ErrorName.RUNTIME, "ErrorPath and CausePath must lead to a string");
  }

  private static JsonElement value(Expression expression, Visit visit, JsonElement input) {
    return expression instanceof Expression.FromPath(var path)
        ? DataProcessing.read(path, visit, input)
        : expression.evaluate(visit.scope(input));
  }
}
