package io.weir.local.stepfunctions;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.stepfunctions.Execution.Ending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executions in the words of DescribeExecution and ListExecutions. */
final class ExecutionJson {

  private ExecutionJson() {}

  static JsonObject summary(Execution execution) {
    JsonObject summary = new JsonObject();
    summary.addProperty("executionArn", execution.arn());
    summary.addProperty("stateMachineArn", execution.machine().arn());
    summary.addProperty("name", execution.name());
    Optional<Ending> ending = execution.ending();
    summary.addProperty(
        "status", ending.map(Ending::status).orElse(ExecutionStatus.RUNNING).name());
    summary.add("startDate", EpochTime.seconds(execution.start()));
    ending.ifPresent(end -> summary.add("stopDate", EpochTime.seconds(end.stop())));
    summary.addProperty("redriveCount", 0);
    return summary;
  }

  static JsonObject description(Execution execution) {
    JsonObject description = summary(execution);
    description.addProperty("input", execution.input());
    description.add("inputDetails", included(true));
    addRedrive(description);
    execution.ending().ifPresent(end -> addEnding(description, end));
    return description;
  }

  private static void addEnding(JsonObject description, Ending end) {
    if (end.output() != null) {
      description.addProperty("output", end.output());
      description.add("outputDetails", included(true));
    }
    addIfPresent(description, "error", end.error());
    addIfPresent(description, "cause", end.cause());
  }

  /** Adds what the API says of redrives, for an execution that cannot be redriven. */
  static void addRedrive(JsonObject json) {
    boolean running = json.get("status").getAsString().equals(ExecutionStatus.RUNNING.name());
    json.addProperty("redriveCount", 0);
    json.addProperty("redriveStatus", "NOT_REDRIVABLE");
    json.addProperty(
        "redriveStatusReason",
        running
            ? "Execution is RUNNING and cannot be redriven"
            : "The local endpoint does not offer RedriveExecution");
  }

  static JsonObject included(boolean included) {
    JsonObject details = new JsonObject();
    details.addProperty("included", included);
    return details;
  }

  static JsonElement textOrNull(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static void addIfPresent(JsonObject json, String member, @Nullable String text) {
    if (text != null) {
      json.addProperty(member, text);
    }
  }
}
