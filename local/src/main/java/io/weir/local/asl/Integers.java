package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Path;
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
      case IntegerField.FromPath(Path path) -> Optional.of(read(path, least, visit, input));
    };
  }

  /** The integer at the path; States.Runtime when there is none in range. */
  static int read(Path path, int least, Visit visit, JsonElement input) {
    return number(DataProcessing.read(path, visit, input))
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::intValue)
        .filter(number -> number >= least)
        .orElseThrow(() -> outOfRange(path, least));
  }

  /** The seconds at the path, a fraction too; States.Runtime when there is no number in range. */
  static Duration readFraction(Path path, Visit visit, JsonElement input) {
    return number(DataProcessing.read(path, visit, input))
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()))
        .orElseThrow(() -> outOfRange(path, 0));
  }

  private static Optional<BigDecimal> number(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber()
        ? Optional.of(primitive.getAsBigDecimal())
            .filter(number -> number.signum() >= 0)
            .filter(number -> number.compareTo(BigDecimal.valueOf(MOST)) <= 0)
        : Optional.empty();
  }

  private static StateFailure outOfRange(Path path, int least) {
    return new StateFailure(
        ErrorName.RUNTIME,
        "The value at '" + path.text() + "' is not an integer from " + least + " to " + MOST);
  }
}
