package io.weir.local.stepfunctions;

import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Instant;

/** Instants as the API tells them: seconds since the epoch, with milliseconds as their fraction. */
final class EpochTime {

  private EpochTime() {}

  static JsonPrimitive seconds(Instant instant) {
    return new JsonPrimitive(BigDecimal.valueOf(instant.toEpochMilli(), 3));
  }
}
