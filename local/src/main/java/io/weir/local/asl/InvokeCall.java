package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call through the integration {@code lambda:invoke}. Its result has the answer in Payload,
 * beside ExecutedVersion and StatusCode; AWS adds metadata of its HTTP response, which there is
 * none of here.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an
 *     AWS Lambda function with Step Functions</a>
 */
record InvokeCall(Branch branch, String functionArn, JsonObject parameters) implements TaskCall {

  private static final int HTTP_OK = 200;

  static InvokeCall of(Branch branch, JsonElement parameters) {
    if (parameters instanceof JsonObject object
        && object.get("FunctionName") instanceof JsonPrimitive name
        && name.isString()) {
      return new InvokeCall(branch, arn(branch, name.getAsString()), object);
    }
    throw new StateFailure(ErrorName.RUNTIME, "lambda:invoke's FunctionName is not a string");
  }

  private static String arn(Branch branch, String nameOrArn) {
    InterpreterSettings settings = branch.run().settings();
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : "arn:aws:lambda:"
            + settings.region()
            + ":"
            + settings.account()
            + ":function:"
            + nameOrArn;
  }

  @Override
  public String payloadJson() {
    JsonElement payload = parameters.get("Payload");
    return payload == null ? "{}" : Json.write(payload);
  }

  @Override
  public String nameInFailures() {
    return "lambda";
  }

  @Override
  public void scheduled(@Nullable Duration timeout) {
    branch.emit(
        HistoryEventType.TASK_SCHEDULED,
        new EventDetails.InvokeScheduled(branch.run().settings().region(), parameters, timeout));
  }

  @Override
  public void started() {
    branch.emit(HistoryEventType.TASK_STARTED, new EventDetails.InvokeStarted());
  }

  @Override
  public JsonElement succeeded(JsonElement payload) {
    JsonObject result = new JsonObject();
    result.addProperty("ExecutedVersion", "$LATEST");
    result.add("Payload", payload);
    result.addProperty("StatusCode", HTTP_OK);
    branch.emit(HistoryEventType.TASK_SUCCEEDED, new EventDetails.InvokeOutput(result));
    return result;
  }

  @Override
  public void failed(StateFailure failure) {
    branch.emit(
        HistoryEventType.TASK_FAILED,
        new EventDetails.InvokeFailure(failure.error(), failure.causeText()));
  }

  @Override
  public void timedOut() {
    branch.emit(
        HistoryEventType.TASK_TIMED_OUT, new EventDetails.InvokeFailure(ErrorName.TIMEOUT, null));
  }
}
