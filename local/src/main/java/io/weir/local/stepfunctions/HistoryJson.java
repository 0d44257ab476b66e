package io.weir.local.stepfunctions;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.EventDetails;
import io.weir.local.asl.HistoryEvent;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.definition.TaskResource.Integration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * History events in the words of GetExecutionHistory.
 *
 * @param includeData whether inputs and outputs are told
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
record HistoryJson(boolean includeData) {

  JsonObject event(HistoryEvent event) {
    JsonObject json = new JsonObject();
    json.addProperty("id", event.id());
    json.addProperty("previousEventId", event.previousEventId());
    json.add("timestamp", EpochTime.seconds(event.timestamp()));
    json.addProperty("type", event.type().text());
    if (!(event.details() instanceof EventDetails.None)) {
      json.add(member(event), details(event.details()));
    }
    return json;
  }

  /** All kinds of states share two members; the other types have their own. */
  private static String member(HistoryEvent event) {
    return switch (event.details()) {
      case EventDetails.Entered _ -> "stateEnteredEventDetails";
      case EventDetails.Exited _ -> "stateExitedEventDetails";
      default -> {
        String type = event.type().text();
        yield Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
      }
    };
  }

  private JsonObject details(EventDetails details) {
    JsonObject json = new JsonObject();
    switch (details) {
      case EventDetails.None() -> {}
      case EventDetails.Started(var input, String roleArn) -> {
        addData(json, "input", input);
        json.addProperty("roleArn", roleArn);
      }
      case EventDetails.Redriven(int redriveCount) ->
          json.addProperty("redriveCount", redriveCount);
      case EventDetails.Entered(String name, var input) -> {
        json.addProperty("name", name);
        addData(json, "input", input);
      }
      case EventDetails.Exited(String name, var output) -> {
        json.addProperty("name", name);
        addData(json, "output", output);
      }
      case EventDetails.FunctionScheduled(String resource, var input, var timeout) -> {
        json.addProperty("resource", resource);
        addData(json, "input", input);
        addSeconds(json, "timeoutInSeconds", timeout);
      }
      case EventDetails.TaskScheduled(
              var integration,
              String region,
              var parameters,
              var timeout,
              var heartbeat) -> {
        addResource(json, integration);
        json.addProperty("region", region);
        json.addProperty("parameters", Json.write(parameters));
        addSeconds(json, "timeoutInSeconds", timeout);
        addSeconds(json, "heartbeatInSeconds", heartbeat);
      }
      case EventDetails.TaskStarted(var integration) -> addResource(json, integration);
      case EventDetails.TaskOutput(var integration, var output) -> {
        addResource(json, integration);
        addData(json, "output", output);
      }
      case EventDetails.TaskFailure(var integration, String error, var cause) -> {
        addResource(json, integration);
        addFailure(json, error, cause);
      }
      case EventDetails.Output(var output) -> addData(json, "output", output);
      case EventDetails.Failure(var error, var cause) -> addFailure(json, error, cause);
      case EventDetails.EvaluationFailure(
              String state,
              String location,
              String error,
              var cause) -> {
        json.addProperty("state", state);
        json.addProperty("location", location);
        addFailure(json, error, cause);
      }
      case EventDetails.MapLength(int length) -> json.addProperty("length", length);
      case EventDetails.MapIteration(String name, int index) -> {
        json.addProperty("name", name);
        json.addProperty("index", index);
      }
    }
    return json;
  }

  private void addData(JsonObject json, String member, JsonElement data) {
    if (includeData) {
      json.addProperty(member, Json.write(data));
      JsonObject truncation = new JsonObject();
      truncation.addProperty("truncated", false);
      json.add(member + "Details", truncation);
    }
  }

  private static void addResource(JsonObject json, Integration integration) {
    json.addProperty("resourceType", integration.service().text());
    json.addProperty("resource", integration.action());
  }

  private static void addSeconds(JsonObject json, String member, @Nullable Duration duration) {
    if (duration != null) {
      json.addProperty(member, duration.toSeconds());
    }
  }

  private static void addFailure(JsonObject json, @Nullable String error, @Nullable String cause) {
    if (error != null) {
      json.addProperty("error", error);
    }
    if (cause != null) {
      json.addProperty("cause", cause);
    }
  }
}
