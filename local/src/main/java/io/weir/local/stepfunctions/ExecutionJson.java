package io.weir.local.stepfunctions;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executions in the words of DescribeExecution and ListExecutions. */
final class ExecutionJson {

  private ExecutionJson() {}

  static JsonObject summary(ExecutionView view) {
    Execution execution = view.execution();
    JsonObject summary = new JsonObject();
    summary.addProperty("executionArn", execution.arn());
    summary.addProperty("stateMachineArn", execution.machine().arn());
    summary.addProperty("name", execution.name());
    summary.addProperty("status", view.status().name());
    summary.add("startDate", EpochTime.seconds(execution.start()));
    if (view.ending() != null) {
      summary.add("stopDate", EpochTime.seconds(view.ending().stop()));
    }
    summary.addProperty("redriveCount", view.run().redriveCount());
    if (view.redriveDate() != null) {
      summary.add("redriveDate", EpochTime.seconds(view.redriveDate()));
    }
    return summary;
  }

  /**
   * The whole execution.
   *
   * @param redriveRefusal why it cannot be redriven; empty when it can
   */
  static JsonObject description(ExecutionView view, Optional<String> redriveRefusal) {
    JsonObject description = summary(view);
    description.addProperty("input", view.execution().input());
    description.add("inputDetails", included(true));
    description.addProperty("redriveStatus", redriveStatus(redriveRefusal));
    addIfPresent(description, "redriveStatusReason", redriveRefusal.orElse(null));
    if (view.ending() != null) {
      addEnding(description, view.ending());
    }
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

  static String redriveStatus(Optional<String> redriveRefusal) {
    return redriveRefusal.isPresent() ? "NOT_REDRIVABLE" : "REDRIVABLE";
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
