package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.definition.TaskResource.Integration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a history event tells beside its type. Data is referred to, not copied, and written as text
 * only when somebody reads the history.
 */
public sealed interface EventDetails {

  /** Nothing. */
  record None() implements EventDetails {}

  /** The execution's input and role. */
  record Started(JsonElement input, String roleArn) implements EventDetails {}

  /** How many redrives there were. */
  record Redriven(int redriveCount) implements EventDetails {}

  /** A state and its input. */
  record Entered(String name, JsonElement input) implements EventDetails {}

  /** A state and its output. */
  record Exited(String name, JsonElement output) implements EventDetails {}

  /** A function's ARN, its payload, and the timeout that the definition gives it. */
  record FunctionScheduled(String resource, JsonElement input, @Nullable Duration timeout)
      implements EventDetails {}

  /**
   * The parameters of an integration, and the limits that the definition gives it.
   *
   * @param heartbeat null when it has none
   */
  record TaskScheduled(
      Integration integration,
      String region,
      JsonElement parameters,
      @Nullable Duration timeout,
      @Nullable Duration heartbeat)
      implements EventDetails {}

  /** A call of an integration. */
  record TaskStarted(Integration integration) implements EventDetails {}

  /** The result of an integration's call, or of the task. */
  record TaskOutput(Integration integration, JsonElement output) implements EventDetails {}

  /** The failure of an integration's call, or of the task. */
  record TaskFailure(Integration integration, String error, @Nullable String cause)
      implements EventDetails {}

  /** The result of a function or of the execution. */
  record Output(JsonElement output) implements EventDetails {}

  /** The failure of a function or of the execution. */
  record Failure(@Nullable String error, @Nullable String cause) implements EventDetails {}

  /** The failure of an expression, and the field that it stands in. */
  record EvaluationFailure(String state, String location, String error, @Nullable String cause)
      implements EventDetails {}

  /** How many elements a Map state goes through. */
  record MapLength(int length) implements EventDetails {}

  /** An iteration of a Map state, counted from 0. */
  record MapIteration(String name, int index) implements EventDetails {}
}
