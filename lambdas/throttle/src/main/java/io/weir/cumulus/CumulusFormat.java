package io.weir.cumulus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionName;
import io.weir.execution.MessageFormat;
import io.weir.execution.OwnExecution;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection.Reason;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages that Cumulus' producers write. What it asks for stands in {@code
 * cumulus_meta}; all else is passed through as it came. Thread-safe.
 */
public final class CumulusFormat implements MessageFormat {
  private static final String EXAMPLE = "arn:aws:states:REGION:ACCOUNT:stateMachine:NAME";

  @Override
  public Decoded decode(String body, QueueUrl queue) {
    try {
      JsonObject message = object(body);
      JsonObject meta = meta(message);
      return new Decoded.Accepted(
          new CumulusRequest(
              message,
              queue,
              stateMachine(meta),
              executionName(meta).orElse(null),
              limit(meta, queue)));
    } catch (UnfitException unfit) {
      return new Decoded.Rejected(unfit.rejection());
    }
  }

  @Override
  public Optional<OwnExecution> own(Execution execution) {
    String input = execution.input();
    if (input == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(own(execution, meta(object(input))));
    } catch (UnfitException | IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static OwnExecution own(Execution execution, JsonObject meta) throws UnfitException {
    StateMachineArn stateMachine = stateMachine(meta);
    Optional<ExecutionName> name = executionName(meta);
    String queue = text(meta.get(CumulusRequest.QUEUE_URL));
    if (queue == null
        || name.isEmpty()
        || !stateMachine.execution(name.get()).equals(execution.arn())) {
      throw new IllegalArgumentException("started by somebody else");
    }
    return new OwnExecution(new QueueUrl(queue), stateMachine, startTime(meta));
  }

  private static long startTime(JsonObject meta) {
    return meta.get(CumulusRequest.START_TIME) instanceof JsonPrimitive value && value.isNumber()
        ? value.getAsLong()
        : 0;
  }

  private static JsonObject object(String body) throws UnfitException {
    Optional<JsonElement> json = Json.parse(body);
    if (json.isEmpty()) {
      throw new UnfitException(Reason.NOT_JSON, "body is not JSON");
    }
    if (json.get() instanceof JsonObject object) {
      return object;
    }
    throw new UnfitException(
        Reason.NOT_AN_OBJECT, "body must be a JSON object, is " + kind(json.get()));
  }

  private static JsonObject meta(JsonObject message) throws UnfitException {
    if (message.get(CumulusRequest.META) instanceof JsonObject meta) {
      return meta;
    }
    throw new UnfitException(
        Reason.NO_STATE_MACHINE, "no cumulus_meta object; expected cumulus_meta.state_machine");
  }

  private static StateMachineArn stateMachine(JsonObject meta) throws UnfitException {
    JsonElement value = meta.get("state_machine");
    if (isNothing(value)) {
      throw new UnfitException(
          Reason.NO_STATE_MACHINE, "no cumulus_meta.state_machine; expected " + EXAMPLE);
    }
    String text = text(value);
    try {
      if (text != null) {
        return new StateMachineArn(text);
      }
    } catch (IllegalArgumentException malformed) {
      // Told below: the text itself is a stranger's and stays out of the detail.
    }
    throw new UnfitException(
        Reason.BAD_STATE_MACHINE, "cumulus_meta.state_machine must be " + EXAMPLE);
  }

  /** Like Cumulus, takes an empty name for none. */
  private static Optional<ExecutionName> executionName(JsonObject meta) throws UnfitException {
    JsonElement value = meta.get(CumulusRequest.EXECUTION_NAME);
    if (isNothing(value)) {
      return Optional.empty();
    }
    String text = text(value);
    if (text == null) {
      throw new UnfitException(
          Reason.BAD_EXECUTION_NAME,
          "cumulus_meta.execution_name must be a string, is " + kind(value));
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ExecutionName(text));
    } catch (IllegalArgumentException malformed) {
      throw new UnfitException(Reason.BAD_EXECUTION_NAME, String.valueOf(malformed.getMessage()));
    }
  }

  private static OptionalInt limit(JsonObject meta, QueueUrl queue) throws UnfitException {
    JsonElement limits = meta.get("queueExecutionLimits");
    if (isNothing(limits)) {
      return OptionalInt.empty();
    }
    if (!(limits instanceof JsonObject object)) {
      throw new UnfitException(
          Reason.BAD_LIMIT,
          "cumulus_meta.queueExecutionLimits must be an object, is " + kind(limits));
    }
    for (String url : object.keySet()) {
      if (queue.isSpelled(url) && !isNothing(object.get(url))) {
        return OptionalInt.of(limit(object.get(url)));
      }
    }
    return OptionalInt.empty();
  }

  private static int limit(JsonElement value) throws UnfitException {
    try {
      return ExecutionLimit.of(value);
    } catch (IllegalArgumentException malformed) {
      throw new UnfitException(Reason.BAD_LIMIT, String.valueOf(malformed.getMessage()));
    }
  }

  static boolean isNothing(@Nullable JsonElement value) {
    return value == null || value instanceof JsonNull;
  }

  static @Nullable String text(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : null;
  }

  static String kind(JsonElement value) {
    return switch (value) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonPrimitive primitive when primitive.isString() -> "a string";
      case JsonPrimitive primitive when primitive.isNumber() -> "a number";
      case JsonPrimitive _ -> "a boolean";
      default -> "null";
    };
  }
}
