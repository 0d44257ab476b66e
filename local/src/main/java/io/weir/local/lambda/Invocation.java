package io.weir.local.lambda;

import java.time.Duration;
import java.util.Locale;

/** How an invocation ended, as Lambda tells its caller. */
public sealed interface Invocation {
  /** The handler returned. */
  record Succeeded(String json) implements Invocation {}

  /**
   * The handler threw, or its runtime died.
   *
   * @param json the error as the runtime reported it
   */
  record FunctionError(String errorType, String errorMessage, String json) implements Invocation {}

  /** The handler did not answer in time; a late answer is dropped. */
  record TimedOut(String requestId, Duration timeout) implements Invocation {
    /** Lambda's words. */
    public String message() {
      return String.format(
          Locale.ROOT,
          "RequestId: %s Error: Task timed out after %.2f seconds",
          requestId,
          timeout.toMillis() / 1000.0);
    }
  }

  /** As many invocations as the function may have at once are under way. */
  record Throttled(String functionName) implements Invocation {}

  /** There is no such function. */
  record UnknownFunction(String functionName) implements Invocation {}

  /** Whether the function ran and failed, which asynchronous invocations are retried after. */
  default boolean isFailure() {
    return this instanceof FunctionError || this instanceof TimedOut;
  }
}
