package io.weir.local.asl;

import org.jspecify.annotations.Nullable;

/** How a call, or the task that it began, ended. */
public sealed interface TaskResult {

  /** The function or service answered, or the task was told to end, with this JSON. */
  record Succeeded(String json) implements TaskResult {}

  /**
   * The function, or the service, failed.
   *
   * @param error the function's errorType, such as a class name, or the service's error, such as
   *     {@code Lambda.TooManyRequestsException}
   * @param cause the function's whole error object as JSON, or the service's message; null when
   *     there is none
   */
  record Failed(String error, @Nullable String cause) implements TaskResult {}

  /** The task sent no heartbeat for as long as it might be silent. */
  record Silent() implements TaskResult {}

  /** The call took longer than it might. */
  record TimedOut() implements TaskResult {}
}
