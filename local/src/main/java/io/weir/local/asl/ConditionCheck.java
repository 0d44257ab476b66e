package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Timestamps;
import io.weir.local.asl.definition.Condition;
import io.weir.local.asl.definition.Condition.Operand;
import io.weir.local.asl.definition.Condition.Test;
import io.weir.local.asl.definition.Condition.ValueType;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks a condition of a Choice state's data. A path that finds nothing fails the execution, but for
 * IsPresent, which asks just that.
 */
record ConditionCheck(Visit visit, JsonElement input) {

  boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.And(var all) -> all.stream().allMatch(this::holds);
      case Condition.Or(var any) -> any.stream().anyMatch(this::holds);
      case Condition.Not(var other) -> !holds(other);
      case Condition.TypeTest(var variable, var test, boolean expected) ->
          passes(variable, test) == expected;
      case Condition.StringMatches(var variable, var pattern) ->
          string(read(variable)).filter(text -> pattern.matcher(text).matches()).isPresent();
      case Condition.Holds(var query) -> query.evaluateBoolean(visit.scope(input));
      case Condition.Comparison comparison -> holds(comparison);
    };
  }

  private boolean holds(Condition.Comparison comparison) {
    JsonElement left = read(comparison.variable());
    JsonElement right =
        switch (comparison.operand()) {
          case Operand.Literal(var value) -> value;
          case Operand.FromPath(var path) -> read(path);
        };
    return compare(comparison.type(), left, right).filter(comparison.relation()::holds).isPresent();
  }

  /** How the values compare, or empty when one of them is of another type. */
  private static Optional<Integer> compare(ValueType type, JsonElement left, JsonElement right) {
    return switch (type) {
      case STRING -> compare(string(left), string(right));
      case NUMERIC ->
          compare(
              primitive(left).filter(JsonPrimitive::isNumber).map(JsonPrimitive::getAsBigDecimal),
              primitive(right).filter(JsonPrimitive::isNumber).map(JsonPrimitive::getAsBigDecimal));
      case BOOLEAN ->
          compare(
              primitive(left).filter(JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean),
              primitive(right).filter(JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean));
      case TIMESTAMP -> compare(timestamp(left), timestamp(right));
    };
  }

  private static <T extends Comparable<T>> Optional<Integer> compare(
      Optional<T> left, Optional<T> right) {
    return left.flatMap(value -> right.map(value::compareTo));
  }

  private boolean passes(Path variable, Test test) {
    if (test == Test.PRESENT) {
      return variable.read(visit.scope(input)).isPresent();
    }
    JsonElement value = read(variable);
    return switch (test) {
      case PRESENT -> true;
      case NULL -> value.isJsonNull();
      case NUMERIC -> primitive(value).filter(JsonPrimitive::isNumber).isPresent();
      case STRING -> string(value).isPresent();
      case BOOLEAN -> primitive(value).filter(JsonPrimitive::isBoolean).isPresent();
      case TIMESTAMP -> timestamp(value).isPresent();
    };
  }

  private JsonElement read(Path path) {
    return DataProcessing.read(path, visit, input);
  }

  private static Optional<JsonPrimitive> primitive(JsonElement value) {
    return value instanceof JsonPrimitive primitive ? Optional.of(primitive) : Optional.empty();
  }

  private static Optional<String> string(JsonElement value) {
    return primitive(value).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
  }

  private static Optional<Instant> timestamp(JsonElement value) {
    return string(value).flatMap(Timestamps::parse);
  }
}
