package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Query;
import io.weir.local.asl.data.Scope;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.IntegerField;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Reads the integers that fields hold or lead to. */
final class Integers {

  /** The service's limit for every field that counts seconds. */
  private static final int MOST = 99_999_999;

  private Integers() {}

  /** The field's integer, empty if it is absent; States.Runtime when there is none in range. */
  static Optional<Integer> read(IntegerField field, int least, Visit visit, JsonElement input) {
    return switch (field) {
      case IntegerField.Absent() -> Optional.empty();
      case IntegerField.Fixed(int value) -> Optional.of(value);
      case IntegerField.FromQuery(Query query) ->
          Optional.of(read(query, least, visit.scope(input)));
      case IntegerField.FromPath(Path path) -> Optional.of(read(path, least, visit, input));
    };
  }

  /** The integer at the path; States.Runtime when there is none in range. */
  static int read(Path path, int least, Visit visit, JsonElement input) {
    return number(DataProcessing.read(path, visit, input))
        .flatMap(number -> whole(number, least))
        .orElseThrow(() -> outOfRange(path, least));
  }

  /** The integer that the query gives; States.QueryEvaluationError when it is none in range. */
  static int read(Query query, int least, Scope scope) {
    return Optional.of(query.evaluateNumber(scope))
        .filter(Integers::isInRange)
        .flatMap(number -> whole(number, least))
        .orElseThrow(() -> query.failure("gave no integer from " + least + " to " + MOST));
  }

  /** The seconds that the query gives, a fraction too. */
  static Duration readFraction(Query query, Scope scope) {
    return Optional.of(query.evaluateNumber(scope))
        .filter(Integers::isInRange)
        .map(Integers::duration)
        .orElseThrow(() -> query.failure("gave no number from 0 to " + MOST));
  }

  /** The seconds at the path, a fraction too; States.Runtime when there is no number in range. */
  static Duration readFraction(Path path, Visit visit, JsonElement input) {
    return number(DataProcessing.read(path, visit, input))
        .map(Integers::duration)
        .orElseThrow(() -> outOfRange(path, 0));
  }

  private static Optional<BigDecimal> number(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber()
        ? Optional.of(primitive.getAsBigDecimal()).filter(Integers::isInRange)
        : Optional.empty();
  }

  private static boolean isInRange(BigDecimal number) {
    return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MOST)) <= 0;
  }

  private static Optional<Integer> whole(BigDecimal number, int least) {
    return Optional.of(number)
        .filter(any -> any.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::intValue)
        .filter(integer -> integer >= least);
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }

  private static StateFailure outOfRange(Path path, int least) {
    return new StateFailure(
        ErrorName.RUNTIME,
        "The value at '" + path.text() + "' is not an integer from " + least + " to " + MOST);
  }
}
