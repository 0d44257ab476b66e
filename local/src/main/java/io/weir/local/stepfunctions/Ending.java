package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.data.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run of an execution ended, in the API's words. */
record Ending(
    ExecutionStatus status,
    Instant stop,
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause) {

  static Ending of(ExecutionOutcome outcome, Instant stop) {
    return switch (outcome) {
      case ExecutionOutcome.Succeeded(var output) ->
          new Ending(ExecutionStatus.SUCCEEDED, stop, Json.write(output), null, null);
      case ExecutionOutcome.Failed(var error, var cause) ->
          new Ending(ExecutionStatus.FAILED, stop, null, error, cause);
      case ExecutionOutcome.TimedOut() ->
          new Ending(ExecutionStatus.TIMED_OUT, stop, null, null, null);
      case ExecutionOutcome.Aborted(var error, var cause) ->
          new Ending(ExecutionStatus.ABORTED, stop, null, error, cause);
    };
  }
}
