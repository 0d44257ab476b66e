package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The call of a function that the Task state names by its ARN. */
record FunctionCall(Branch branch, String functionArn, JsonElement input) implements TaskCall {

  @Override
  public String payloadJson() {
    return Json.write(input);
  }

  @Override
  public String nameInFailures() {
    return functionArn;
  }

  @Override
  public void scheduled(@Nullable Duration timeout) {
    branch.emit(
        HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
        new EventDetails.FunctionScheduled(functionArn, input, timeout));
  }

  @Override
  public void started() {
    branch.emit(HistoryEventType.LAMBDA_FUNCTION_STARTED);
  }

  @Override
  public JsonElement succeeded(JsonElement payload) {
    branch.emit(HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED, new EventDetails.Output(payload));
    return payload;
  }

  @Override
  public void failed(StateFailure failure) {
    branch.emit(
        HistoryEventType.LAMBDA_FUNCTION_FAILED,
        new EventDetails.Failure(failure.error(), failure.causeText()));
  }

  @Override
  public void timedOut() {
    branch.emit(
        HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT,
        new EventDetails.Failure(ErrorName.TIMEOUT, null));
  }
}
