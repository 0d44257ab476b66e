package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Query;
import io.weir.local.asl.data.Scope;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.data.Timestamps;
import io.weir.local.asl.definition.State;
import io.weir.local.asl.definition.WaitUntil;
import java.time.Duration;
import java.time.Instant;

/** Does a Wait state. */
final class WaitStep {

  Step run(State.Wait state, Visit visit, JsonElement input) throws InterruptedException {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    visit.branch().run().sleepUntil(until(state.until(), visit, effective));
    JsonElement output = DataProcessing.passedThrough(state.data(), visit, input);
    DataProcessing.assign(state.data(), visit, input, effective);
    return Step.along(state.transition(), output);
  }

  private static Instant until(WaitUntil until, Visit visit, JsonElement input) {
    Instant now = visit.branch().run().now();
    return switch (until) {
      case WaitUntil.Delay(var duration) -> now.plus(duration);
      case WaitUntil.Moment(var instant) -> instant;
      case WaitUntil.DelayFromPath(var path) -> now.plus(delay(path, visit, input));
      case WaitUntil.DelayFromQuery(var query) -> now.plus(delay(query, visit, input));
      case WaitUntil.MomentFromQuery(var query) -> timestamp(query, visit.scope(input));
      case WaitUntil.MomentFromPath(var path) -> timestamp(path, visit, input);
    };
  }

  private static Duration delay(Path path, Visit visit, JsonElement input) {
    return visit.branch().run().settings().fractionalWaits()
        ? Integers.readFraction(path, visit, input)
        : Duration.ofSeconds(Integers.read(path, 0, visit, input));
  }

  private static Duration delay(Query query, Visit visit, JsonElement input) {
    return visit.branch().run().settings().fractionalWaits()
        ? Integers.readFraction(query, visit.scope(input))
        : Duration.ofSeconds(Integers.read(query, 0, visit.scope(input)));
  }

  private static Instant timestamp(Query query, Scope scope) {
    return Timestamps.parse(query.evaluateString(scope))
        .orElseThrow(() -> query.failure("gave no RFC 3339 timestamp"));
  }

  private static Instant timestamp(Path path, Visit visit, JsonElement input) {
    JsonElement value = DataProcessing.read(path, visit, input);
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return Timestamps.parse(primitive.getAsString()).orElseThrow(() -> noTimestamp(path));
    }
    throw noTimestamp(path);
  }

  private static StateFailure noTimestamp(Path path) {
    return new StateFailure(
        ErrorName.RUNTIME, "The value at '" + path.text() + "' is not an RFC 3339 timestamp");
  }
}
