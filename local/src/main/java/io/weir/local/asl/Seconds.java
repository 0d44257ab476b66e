package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.StateFailure;
import java.time.Duration;

/** Reads seconds from the data. */
final class Seconds {

  /** The service's limit for every field that counts seconds. */
  private static final int MOST = 99_999_999;

  private Seconds() {}

  /** The seconds at the path; States.Runtime when there is no integer in range. */
  static long read(Path path, int least, Visit visit, JsonElement input) {
    JsonElement value = DataProcessing.read(path, visit, input);
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        long seconds = primitive.getAsBigDecimal().longValueExact();
        if (seconds >= least && seconds <= MOST) {
          return seconds;
        }
      } catch (ArithmeticException fraction) {
        // Said below, in one form for fractions and for numbers out of range.
      }
    }
    throw new StateFailure(
        ErrorName.RUNTIME,
        "The value at '" + path.text() + "' is not an integer from " + least + " to " + MOST);
  }

  /**
   * The time to wait at the path. Unlike the service, which takes integers only, it takes fractions
   * too, so that a trial of many executions need not last.
   */
  static Duration readWait(Path path, Visit visit, JsonElement input) {
    JsonElement value = DataProcessing.read(path, visit, input);
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double seconds = primitive.getAsDouble();
      if (seconds >= 0 && seconds <= MOST) {
        return Duration.ofMillis(Math.round(seconds * 1000));
      }
    }
    throw new StateFailure(
        ErrorName.RUNTIME, "The value at '" + path.text() + "' is not a number from 0 to " + MOST);
  }
}
