package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The call of a function that the Task state names by its ARN. */
record FunctionCall(Branch branch, String functionArn, JsonElement input) implements TaskCall {

  @Override
  public TaskResult run(Duration atMost) throws InterruptedException {
    return branch
        .run()
        .settings()
        .services()
        .functions()
        .run(functionArn, Json.write(input), atMost);
  }

  @Override
  public String nameInFailures() {
    return functionArn;
  }

  @Override
  public void scheduled(@Nullable Duration timeout, @Nullable Duration heartbeat) {
    branch.emit(
        HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
        new EventDetails.FunctionScheduled(functionArn, input, timeout));
  }

  @Override
  public void started() {
    branch.emit(HistoryEventType.LAMBDA_FUNCTION_STARTED);
  }

  @Override
  public JsonElement result(JsonElement answer) {
    return answer;
  }

  @Override
  public void succeeded(JsonElement result) {
    branch.emit(HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED, new EventDetails.Output(result));
  }

  @Override
  public void failed(StateFailure failure) {
    branch.emit(
        HistoryEventType.LAMBDA_FUNCTION_FAILED,
        new EventDetails.Failure(failure.error(), failure.causeText()));
  }

  @Override
  public void timedOut(String error) {
    branch.emit(HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT, new EventDetails.Failure(error, null));
  }
}
