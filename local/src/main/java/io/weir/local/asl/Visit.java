package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.Scope;
import io.weir.local.asl.data.StateFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One visit of an execution to a state. Makes the context object only when somebody asks. */
final class Visit {

  private final Branch branch;
  private final String stateName;
  private final Instant enteredAt;
  private int retryCount;
  private @Nullable StateFailure told;
  private @Nullable String taskToken;
  private @Nullable JsonObject context;

  Visit(Branch branch, String stateName) {
    this.branch = branch;
    this.stateName = stateName;
    this.enteredAt = branch.run().now();
  }

  Branch branch() {
    return branch;
  }

  String stateName() {
    return stateName;
  }

  void retried() {
    retryCount++;
    context = null;
  }

  /** Sets {@code $$.Task.Token}, which is another for each try. */
  void taskToken(String token) {
    taskToken = token;
    context = null;
  }

  Scope scope(JsonElement input) {
    return scope(input, branch.mapContext());
  }

  /** The scope with {@code $$.Map} of an iteration that has not started. */
  Scope itemScope(JsonElement input, JsonObject mapContext) {
    return with(context(mapContext), input);
  }

  private Scope scope(JsonElement input, @Nullable JsonObject mapContext) {
    if (context == null) {
      context = context(mapContext);
    }
    return with(context, input);
  }

  private Scope with(JsonObject ofContext, JsonElement input) {
    return new Scope(input, ofContext, branch.run().settings().random(), branch.variables());
  }

  /** Writes of an expression that failed, once. */
  void tell(StateFailure failure) {
    if (failure.location() != null && !failure.equals(told)) {
      told = failure;
      branch.emit(
          HistoryEventType.EVALUATION_FAILED,
          new EventDetails.EvaluationFailure(
              stateName, failure.location(), failure.error(), failure.causeText()));
    }
  }

  private JsonObject context(@Nullable JsonObject mapContext) {
    JsonObject state = new JsonObject();
    state.addProperty("EnteredTime", ExecutionInfo.timestamp(enteredAt));
    state.addProperty("Name", stateName);
    state.addProperty("RetryCount", retryCount);
    JsonObject made = branch.run().info().context();
    made.add("State", state);
    if (taskToken != null) {
      JsonObject task = new JsonObject();
      task.addProperty("Token", taskToken);
      made.add("Task", task);
    }
    if (mapContext != null) {
      made.add("Map", mapContext);
    }
    return made;
  }
}
