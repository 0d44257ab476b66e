package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.State;
import io.weir.local.asl.definition.TaskResource;
import io.weir.local.asl.definition.TaskTimeout;
import java.time.Duration;

/** Does a Task state. */
final class TaskStep {

  Step run(State.Task state, Visit visit, JsonElement input) throws InterruptedException {
    return ErrorHandling.run(state.errors(), visit, input, () -> attempt(state, visit, input));
  }

  private static Step attempt(State.Task state, Visit visit, JsonElement input)
      throws InterruptedException {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    TaskCall call = call(state.resource(), visit, effective);
    JsonElement result = result(call, state.timeout(), visit, effective);
    return Step.along(
        state.transition(), DataProcessing.output(state.data(), visit, input, result));
  }

  private static TaskCall call(TaskResource resource, Visit visit, JsonElement input) {
    return switch (resource) {
      case TaskResource.LambdaFunction(String arn) -> new FunctionCall(visit.branch(), arn, input);
      case TaskResource.LambdaInvoke() -> InvokeCall.of(visit.branch(), input);
    };
  }

  private static JsonElement result(
      TaskCall call, TaskTimeout timeout, Visit visit, JsonElement input)
      throws InterruptedException {
    ExecutionRun run = visit.branch().run();
    Duration limit = limit(timeout, visit, input);
    call.scheduled(timeout instanceof TaskTimeout.Unset ? null : limit);
    call.started();
    TaskResult result =
        run.settings()
            .tasks()
            .run(call.functionArn(), call.payloadJson(), run.withinDeadline(limit));
    return switch (result) {
      case TaskResult.Succeeded(String payload) -> succeeded(call, payload);
      case TaskResult.Failed(String error, String cause) ->
          throw failed(call, new StateFailure(error, cause));
      case TaskResult.TimedOut() -> {
        run.checkDeadline();
        call.timedOut();
        throw new StateFailure(ErrorName.TIMEOUT, null);
      }
    };
  }

  private static Duration limit(TaskTimeout timeout, Visit visit, JsonElement input) {
    return switch (timeout) {
      case TaskTimeout.Unset(Duration duration) -> duration;
      case TaskTimeout.Fixed(Duration duration) -> duration;
      case TaskTimeout.FromPath(var path) ->
          Duration.ofSeconds(Seconds.read(path, 1, visit, input));
    };
  }

  private static JsonElement succeeded(TaskCall call, String payload) {
    if (DataProcessing.isTooLarge(payload)) {
      throw failed(call, DataProcessing.dataLimitExceeded(call.nameInFailures()));
    }
    try {
      return call.succeeded(Json.parse(payload));
    } catch (JsonParseException malformed) {
      throw failed(call, new StateFailure(ErrorName.RUNTIME, "The function's answer is not JSON"));
    }
  }

  private static StateFailure failed(TaskCall call, StateFailure failure) {
    call.failed(failure);
    return failure;
  }
}
