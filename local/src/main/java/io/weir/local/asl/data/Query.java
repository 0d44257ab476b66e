package io.weir.local.asl.data;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A JSONata expression of a field. Immutable and thread-safe.
 *
 * @param text the expression, without its {@code {% %}}
 * @param field the field that it stands in
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">
 *     Transforming data with JSONata</a>
 */
public record Query(String text, String field, Jsonata compiled) implements Expression {

  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";
  private static final Pattern RESULT = Pattern.compile("\\$states\\s*\\.\\s*result\\b");
  private static final Pattern ERROR_OUTPUT = Pattern.compile("\\$states\\s*\\.\\s*errorOutput\\b");

  /** What a field's expressions can see beside the input and the context object. */
  public enum Sight {
    /** Nothing more. */
    INPUT,
    /** What the state's work gave. */
    RESULT,
    /** What the state failed with. */
    ERROR_OUTPUT
  }

  /** Whether the text means an expression rather than itself, well formed or not. */
  public static boolean isQuery(String text) {
    String stripped = text.strip();
    return stripped.startsWith(OPEN) || stripped.endsWith(CLOSE);
  }

  /**
   * Reads an expression from its text, {@code {% %}} included.
   *
   * @throws IllegalArgumentException when it is none, or reads what the field cannot see
   */
  public static Query parse(String text, String field, Sight sight) {
    if (!text.startsWith(OPEN)
        || !text.endsWith(CLOSE)
        || text.length() < OPEN.length() + CLOSE.length()) {
      throw new IllegalArgumentException("a JSONata expression stands in {% and %}: " + text);
    }
    String expression = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    if (sight != Sight.RESULT && RESULT.matcher(expression).find()) {
      throw new IllegalArgumentException("$states.result is not to be had here");
    }
    if (sight != Sight.ERROR_OUTPUT && ERROR_OUTPUT.matcher(expression).find()) {
      throw new IllegalArgumentException("$states.errorOutput is not to be had here");
    }
    try {
      Jsonata compiled = Jsonata.jsonata(expression);
      // Otherwise a JSON null could not be told from nothing at all.
      compiled.setOutputConvertNulls(false);
      return new Query(expression, field, compiled);
    } catch (JException malformed) {
      throw new IllegalArgumentException(
          "not a JSONata expression: " + malformed.getMessage(), malformed);
    } catch (StackOverflowError deep) {
      throw new IllegalArgumentException("the JSONata expression nests too deep", deep);
    }
  }

  /**
   * The value.
   *
   * @throws StateFailure with States.QueryEvaluationError when it fails, takes too long, or gives
   *     nothing that is JSON
   */
  @Override
  public JsonElement evaluate(Scope scope) {
    return new QueryEvaluation(this, scope).value();
  }

  /** The value, which must be true or false. */
  public boolean evaluateBoolean(Scope scope) {
    if (evaluate(scope) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw failure("gave neither true nor false");
  }

  /** The value, which must be a string. */
  public String evaluateString(Scope scope) {
    if (evaluate(scope) instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw failure("gave no string");
  }

  /** The value, which must be a number. */
  public BigDecimal evaluateNumber(Scope scope) {
    if (evaluate(scope) instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsBigDecimal();
    }
    throw failure("gave no number");
  }

  /** A failure of this expression, for the reason that completes its sentence. */
  public StateFailure failure(String reason) {
    return new StateFailure(
            ErrorName.QUERY_EVALUATION_ERROR,
            "The JSONata expression '" + text + "' of the field '" + field + "' " + reason + ".")
        .at(field);
  }
}
