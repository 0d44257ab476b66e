package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** An intrinsic function's call, or one of its arguments. */
sealed interface Intrinsic {

  JsonElement evaluate(Scope scope);

  /** A call: the whole expression, or an argument of another call. */
  record Call(IntrinsicFunction function, List<Intrinsic> arguments)
      implements Intrinsic, Expression {

    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public JsonElement evaluate(Scope scope) {
      return function.apply(Arguments.of(this, scope), scope.random());
    }
  }

  /** A path given as argument. */
  record PathArgument(Path path) implements Intrinsic {
    @Override
    public JsonElement evaluate(Scope scope) {
      return path.read(scope)
          .orElseThrow(
              () ->
                  new StateFailure(
                      ErrorName.INTRINSIC_FAILURE,
                      "The JSONPath '" + path.text() + "' could not be found in the input"));
    }
  }

  /** A number, true, false or null. */
  record Constant(JsonElement value) implements Intrinsic {
    @Override
    public JsonElement evaluate(Scope scope) {
      return value;
    }
  }

  /**
   * A quoted text, kept with its escapes: States.Format must tell an escaped brace from a place.
   */
  record Text(String escaped) implements Intrinsic {
    @Override
    public JsonElement evaluate(Scope scope) {
      return new JsonPrimitive(escaped.replaceAll("\\\\(.)", "$1"));
    }
  }
}
