package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.StateFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Reads seconds from the data. */
final class Seconds {

  /** The service's limit for every field that counts seconds. */
  private static final int MOST = 99_999_999;

  private Seconds() {}

  /** The seconds at the path; States.Runtime when there is no integer in range. */
  static long read(Path path, int least, Visit visit, JsonElement input) {
    return number(path, visit, input)
        .filter(seconds -> seconds.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValue)
        .filter(seconds -> seconds >= least)
        .orElseThrow(() -> outOfRange(path, least));
  }

  /** The seconds at the path, a fraction too; States.Runtime when there is no number in range. */
  static Duration readFraction(Path path, Visit visit, JsonElement input) {
    return number(path, visit, input)
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()))
        .orElseThrow(() -> outOfRange(path, 0));
  }

  private static Optional<BigDecimal> number(Path path, Visit visit, JsonElement input) {
    JsonElement value = DataProcessing.read(path, visit, input);
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
