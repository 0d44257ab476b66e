package io.weir.local.asl.data;

import com.google.gson.JsonElement;

/**
 * What computes a value: the text of a field whose name ends in {@code .$}, a path or an intrinsic
 * function; or a JSONata expression. Immutable and thread-safe.
 */
public sealed interface Expression permits Expression.FromPath, Intrinsic.Call, Query {

  /**
   * Reads a path or a function from its text.
   *
   * @throws IllegalArgumentException when it is neither a path nor a known intrinsic function
   */
  static Expression parse(String text) {
    if (text.startsWith("$")) {
      return new FromPath(Path.parse(text));
    }
    return IntrinsicParser.parse(text);
  }

  /**
   * The value.
   *
   * @throws StateFailure with States.ParameterPathFailure, States.IntrinsicFailure or
   *     States.QueryEvaluationError
   */
  JsonElement evaluate(Scope scope);

  /** An expression that is a path alone. */
  record FromPath(Path path) implements Expression {
    @Override
    public JsonElement evaluate(Scope scope) {
      return path.read(scope)
          .orElseThrow(
              () ->
                  new StateFailure(
                      ErrorName.PARAMETER_PATH_FAILURE,
                      "The JSONPath '" + path.text() + "' could not be found in the input"));
    }
  }
}
