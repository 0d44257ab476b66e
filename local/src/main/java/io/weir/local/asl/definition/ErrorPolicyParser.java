package io.weir.local.asl.definition;

import static io.weir.local.asl.definition.DefinitionParser.MAX_SECONDS;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Query.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Retry and Catch. */
final class ErrorPolicyParser {

  private static final int DEFAULT_INTERVAL_SECONDS = 1;
  private static final int DEFAULT_MAX_ATTEMPTS = 3;
  private static final double DEFAULT_BACKOFF_RATE = 2.0;

  /** MaxDelaySeconds must stay below a year and a day, as the service wants it. */
  private static final int MAX_DELAY_SECONDS = 31_622_399;

  private ErrorPolicyParser() {}

  static ErrorPolicy parse(DataParser state) {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> retry = state.fields().objects("Retry");
    for (Fields fields : retry) {
      retriers.add(retrier(fields, fields == retry.getLast()));
    }
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> caught = state.fields().objects("Catch");
    for (Fields fields : caught) {
      catchers.add(catcher(state.of(fields), fields == caught.getLast()));
    }
    return new ErrorPolicy(retriers, catchers);
  }

  private static Retrier retrier(Fields fields, boolean last) {
    List<String> errors = errorEquals(fields, last);
    int interval = fields.integerOr("IntervalSeconds", 1, MAX_SECONDS, DEFAULT_INTERVAL_SECONDS);
    int attempts = fields.integerOr("MaxAttempts", 0, MAX_SECONDS, DEFAULT_MAX_ATTEMPTS);
    Duration maxDelay = maxDelay(fields, interval);
    Retrier retrier =
        new Retrier(
            errors,
            Duration.ofSeconds(interval),
            attempts,
            backoffRate(fields),
            maxDelay,
            fullJitter(fields));
    fields.optionalString("Comment");
    fields.refuseOthers("a retrier");
    return retrier;
  }

  private static @Nullable Duration maxDelay(Fields fields, int interval) {
    if (!fields.has("MaxDelaySeconds")) {
      return null;
    }
    int seconds = fields.integer("MaxDelaySeconds", 1, MAX_DELAY_SECONDS);
    if (seconds <= interval) {
      throw fields.fault("MaxDelaySeconds", "must be more than IntervalSeconds");
    }
    return Duration.ofSeconds(seconds);
  }

  private static double backoffRate(Fields fields) {
    if (!fields.has("BackoffRate")) {
      return DEFAULT_BACKOFF_RATE;
    }
    double rate = fields.number("BackoffRate").doubleValue();
    if (rate < 1.0) {
      throw fields.fault("BackoffRate", "must be at least 1.0");
    }
    return rate;
  }

  private static boolean fullJitter(Fields fields) {
    String strategy = fields.optionalString("JitterStrategy").orElse("NONE");
    return switch (strategy) {
      case "NONE" -> false;
      case "FULL" -> true;
      default -> throw fields.fault("JitterStrategy", "expected FULL or NONE");
    };
  }

  private static Catcher catcher(DataParser data, boolean last) {
    Fields fields = data.fields();
    Catcher catcher =
        new Catcher(
            errorEquals(fields, last),
            data.resultPath(),
            data.isJsonata() ? data.template("Output", Sight.ERROR_OUTPUT) : null,
            data.assign(Sight.ERROR_OUTPUT),
            data.isJsonata(),
            fields.string("Next"));
    fields.optionalString("Comment");
    fields.refuseOthers("a catcher");
    return catcher;
  }

  private static List<String> errorEquals(Fields fields, boolean last) {
    JsonArray array = fields.array("ErrorEquals");
    List<String> errors = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
        throw fields.fault("ErrorEquals", "expected an array of strings");
      }
      errors.add(primitive.getAsString());
    }
    if (errors.contains(ErrorName.ALL) && (errors.size() > 1 || !last)) {
      throw fields.fault("ErrorEquals", "States.ALL must stand alone, and last");
    }
    return errors;
  }
}
