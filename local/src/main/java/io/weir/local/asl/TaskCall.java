package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.StateFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of a function, with the history events that its kind of resource has. */
sealed interface TaskCall permits FunctionCall, InvokeCall {

  String functionArn();

  String payloadJson();

  /** How the failures that the service itself finds name this task. */
  String nameInFailures();

  void scheduled(@Nullable Duration timeout);

  void started();

  /** Writes the success, and makes the task's result of the function's answer. */
  JsonElement succeeded(JsonElement payload);

  void failed(StateFailure failure);

  void timedOut();
}
