package io.weir.local.stepfunctions;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.TaskResult;
import io.weir.local.asl.TaskTokens;
import io.weir.local.asl.data.Json;

/** The actions on tasks that wait for somebody to tell their end. Thread-safe. */
record TaskTokenActions(TaskTokens tokens, ExecutionClock clock) {

  /** The service's limit for a task's output, in bytes of UTF-8. */
  private static final int MAX_OUTPUT_BYTES = 262_144;

  private static final int MAX_TOKEN_LENGTH = 2_048;

  /**
   * Ends a task well.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html">SendTaskSuccess</a>
   */
  JsonObject success(ApiRequest request) {
    String token = token(request);
    String output = request.string("output");
    checkOutput(output);
    return answer(tokens.report(token, new TaskResult.Succeeded(output)));
  }

  private static void checkOutput(String output) {
    if (Json.utf8Length(output) > MAX_OUTPUT_BYTES) {
      throw new ApiException(
          "InvalidOutput", "Invalid Output: more than " + MAX_OUTPUT_BYTES + " bytes");
    }
    try {
      Json.parse(output);
    } catch (JsonParseException malformed) {
      throw new ApiException("InvalidOutput", "Invalid Output: not JSON");
    }
  }

  /** Ends a task with a failure, which may have no words at all. */
  JsonObject failure(ApiRequest request) {
    String token = token(request);
    String error = Failures.error(request).orElse("");
    String cause = Failures.cause(request).orElse(null);
    return answer(tokens.report(token, new TaskResult.Failed(error, cause)));
  }

  /** Says that a task is alive. */
  JsonObject heartbeat(ApiRequest request) {
    return answer(tokens.heartbeat(token(request), clock.now()));
  }

  private static String token(ApiRequest request) {
    String token = request.string("taskToken");
    if (token.isEmpty() || token.length() > MAX_TOKEN_LENGTH) {
      throw ApiException.validation("taskToken must have 1 to " + MAX_TOKEN_LENGTH + " characters");
    }
    return token;
  }

  private static JsonObject answer(TaskTokens.Receipt receipt) {
    return switch (receipt) {
      case ACCEPTED -> new JsonObject();
      case CLOSED ->
          throw new ApiException(
              "TaskTimedOut", "Task Timed Out: the task ended, timed out or was stopped before");
      case UNKNOWN ->
          throw new ApiException(
              "TaskDoesNotExist", "Task Does Not Exist: no task of this endpoint has this token");
      case MALFORMED -> throw new ApiException("InvalidToken", "Invalid Token: not a task token");
    };
  }
}
