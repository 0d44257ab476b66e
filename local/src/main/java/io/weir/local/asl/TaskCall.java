package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.StateFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of a function or a service, with the history events that its kind of resource has. */
sealed interface TaskCall permits FunctionCall, IntegrationCall {

  /** Calls, and waits for the answer. */
  TaskResult run(Duration atMost) throws InterruptedException;

  /** How the failures that the service itself finds name this task. */
  String nameInFailures();

  void scheduled(@Nullable Duration timeout, @Nullable Duration heartbeat);

  void started();

  /** Makes the call's result of the answer. */
  JsonElement result(JsonElement answer);

  /** Writes that the task ended well. */
  void succeeded(JsonElement result);

  void failed(StateFailure failure);

  /** Writes that the task took, or kept silent, too long; the error tells which. */
  void timedOut(String error);
}
