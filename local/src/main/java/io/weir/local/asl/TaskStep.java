package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.weir.local.asl.TaskTokens.OpenTask;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.IntegerField;
import io.weir.local.asl.definition.State;
import io.weir.local.asl.definition.TaskResource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does a Task state. */
final class TaskStep {

  /** What AWS takes when the definition says nothing: more than three years. */
  private static final Duration LONGEST = Duration.ofSeconds(99_999_999);

  Step run(State.Task state, Visit visit, JsonElement input) throws InterruptedException {
    return ErrorHandling.run(state.errors(), visit, input, () -> attempt(state, visit, input));
  }

  private static Step attempt(State.Task state, Visit visit, JsonElement input)
      throws InterruptedException {
    boolean waits =
        state.resource() instanceof TaskResource.Integration integration
            && integration.waitsForToken();
    JsonElement result =
        waits ? resultByToken(state, visit, input) : result(state, visit, input, null);
    JsonElement output = DataProcessing.output(state.data(), visit, input, result);
    DataProcessing.assign(state.data(), visit, input, result);
    return Step.along(state.transition(), output);
  }

  private static JsonElement resultByToken(State.Task state, Visit visit, JsonElement input)
      throws InterruptedException {
    TaskTokens tokens = visit.branch().run().settings().services().tokens();
    OpenTask task = tokens.open(visit.branch().run().now());
    visit.taskToken(task.token());
    try {
      return result(state, visit, input, task);
    } finally {
      tokens.close(task);
    }
  }

  private static JsonElement result(
      State.Task state, Visit visit, JsonElement input, @Nullable OpenTask task)
      throws InterruptedException {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    Duration timeout = seconds(state.timeout(), visit, effective);
    Duration heartbeat = seconds(state.heartbeat(), visit, effective);
    ExecutionRun run = visit.branch().run();
    Duration limit = timeout == null ? LONGEST : timeout;
    Instant end = run.now().plus(limit);
    TaskCall call = call(state.resource(), visit, effective);
    call.scheduled(timeout, heartbeat);
    call.started();
    TaskResult answer = call.run(run.withinDeadline(limit));
    if (task == null || !(call instanceof IntegrationCall integration)) {
      return succeeded(call, call.result(json(call, call::failed, run, answer)));
    }
    integration.submitted(call.result(json(integration, integration::submitFailed, run, answer)));
    TaskResult told = new TokenWait(run, task, end, heartbeat).await();
    return succeeded(call, json(call, call::failed, run, told));
  }

  private static @Nullable Duration seconds(IntegerField field, Visit visit, JsonElement input) {
    return Integers.read(field, 1, visit, input).map(Duration::ofSeconds).orElse(null);
  }

  private static TaskCall call(TaskResource resource, Visit visit, JsonElement input) {
    return switch (resource) {
      case TaskResource.LambdaFunction(String arn) -> new FunctionCall(visit.branch(), arn, input);
      case TaskResource.Integration integration ->
          IntegrationCall.of(visit.branch(), integration, input);
    };
  }

  /** Writes a failure. */
  private interface Failed {
    void write(StateFailure failure);
  }

  /** The JSON that a call or a report ended well with. */
  private static JsonElement json(
      TaskCall call, Failed failed, ExecutionRun run, TaskResult result) {
    return switch (result) {
      case TaskResult.Succeeded(String json) -> parsed(call, failed, json);
      case TaskResult.Failed(String error, String cause) ->
          throw written(failed, new StateFailure(error, cause));
      case TaskResult.TimedOut() -> {
        run.checkDeadline();
        call.timedOut(ErrorName.TIMEOUT);
        throw new StateFailure(ErrorName.TIMEOUT, null);
      }
      case TaskResult.Silent() -> {
        call.timedOut(ErrorName.HEARTBEAT_TIMEOUT);
        throw new StateFailure(ErrorName.HEARTBEAT_TIMEOUT, null).within(ErrorName.TIMEOUT);
      }
    };
  }

  private static JsonElement parsed(TaskCall call, Failed failed, String json) {
    if (DataProcessing.isTooLarge(json)) {
      throw written(failed, DataProcessing.dataLimitExceeded(call.nameInFailures()));
    }
    try {
      return Json.parse(json);
    } catch (JsonParseException malformed) {
      throw written(
          failed, new StateFailure(ErrorName.RUNTIME, "The function's answer is not JSON"));
    }
  }

  private static JsonElement succeeded(TaskCall call, JsonElement result) {
    call.succeeded(result);
    return result;
  }

  private static StateFailure written(Failed failed, StateFailure failure) {
    failed.write(failure);
    return failure;
  }
}
