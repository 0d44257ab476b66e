package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.TaskResource.Integration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call through an optimized integration. */
record IntegrationCall(
    Branch branch, Integration integration, JsonObject parameters, Request request)
    implements TaskCall {

  /** The call itself, its parameters checked. */
  interface Request {
    TaskResult send(Duration atMost) throws InterruptedException;
  }

  static IntegrationCall of(Branch branch, Integration integration, JsonElement input) {
    if (input instanceof JsonObject parameters) {
      Request request = request(branch.run().settings(), integration, parameters);
      return new IntegrationCall(branch, integration, parameters, request);
    }
    throw new StateFailure(
        ErrorName.RUNTIME, "The parameters of " + integration.action() + " are no object");
  }

  private static Request request(
      InterpreterSettings settings, Integration integration, JsonObject parameters) {
    Services services = settings.services();
    return switch (integration.service()) {
      case LAMBDA_INVOKE -> {
        String functionArn = InvokeParameters.functionArn(parameters, settings);
        String payload = InvokeParameters.payloadJson(parameters);
        yield atMost -> services.functions().run(functionArn, payload, atMost);
      }
      case SQS_SEND_MESSAGE -> {
        JsonObject message = MessageParameters.withText(parameters);
        yield atMost -> services.messages().send(message, atMost);
      }
    };
  }

  @Override
  public TaskResult run(Duration atMost) throws InterruptedException {
    return request.send(atMost);
  }

  @Override
  public JsonElement result(JsonElement answer) {
    return switch (integration.service()) {
      case LAMBDA_INVOKE -> InvokeParameters.result(answer);
      case SQS_SEND_MESSAGE -> answer;
    };
  }

  @Override
  public String nameInFailures() {
    return integration.service().text();
  }

  @Override
  public void scheduled(@Nullable Duration timeout, @Nullable Duration heartbeat) {
    branch.emit(
        HistoryEventType.TASK_SCHEDULED,
        new EventDetails.TaskScheduled(
            integration, branch.run().settings().region(), parameters, timeout, heartbeat));
  }

  @Override
  public void started() {
    branch.emit(HistoryEventType.TASK_STARTED, new EventDetails.TaskStarted(integration));
  }

  /** Writes that the call went well and the task now waits for its token. */
  void submitted(JsonElement result) {
    branch.emit(HistoryEventType.TASK_SUBMITTED, new EventDetails.TaskOutput(integration, result));
  }

  @Override
  public void succeeded(JsonElement result) {
    branch.emit(HistoryEventType.TASK_SUCCEEDED, new EventDetails.TaskOutput(integration, result));
  }

  /** Writes that the call failed, so that nobody has the token. */
  void submitFailed(StateFailure failure) {
    emitFailure(HistoryEventType.TASK_SUBMIT_FAILED, failure.error(), failure.causeText());
  }

  @Override
  public void failed(StateFailure failure) {
    emitFailure(HistoryEventType.TASK_FAILED, failure.error(), failure.causeText());
  }

  @Override
  public void timedOut(String error) {
    emitFailure(HistoryEventType.TASK_TIMED_OUT, error, null);
  }

  private void emitFailure(HistoryEventType type, String error, @Nullable String cause) {
    branch.emit(type, new EventDetails.TaskFailure(integration, error, cause));
  }
}
