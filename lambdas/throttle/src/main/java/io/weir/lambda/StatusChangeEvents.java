package io.weir.lambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.throttle.StatusChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads "Step Functions Execution Status Change" events (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step
 * Functions events</a>). Their input and output, of whatever shape or left out, are not looked at.
 */
final class StatusChangeEvents {
  private StatusChangeEvents() {}

  /**
   * Returns what the event says; empty if it is another kind of event.
   *
   * @throws IllegalArgumentException if it names an execution as none can be named
   */
  static Optional<StatusChange> statusChange(JsonElement json) {
    if (!(json instanceof JsonObject event)
        || !"aws.states".equals(text(event.get("source")))
        || !(event.get("detail") instanceof JsonObject detail)) {
      return Optional.empty();
    }
    String arn = text(detail.get("executionArn"));
    return arn == null
        ? Optional.empty()
        : status(detail)
            .map(
                status ->
                    new StatusChange(
                        new ExecutionArn(arn), status, redriveCount(detail), stoppedAt(detail)));
  }

  private static Optional<ExecutionStatus> status(JsonObject detail) {
    String text = text(detail.get("status"));
    return Arrays.stream(ExecutionStatus.values())
        .filter(status -> status.name().equals(text))
        .findFirst();
  }

  private static int redriveCount(JsonObject detail) {
    return detail.get("redriveCount") instanceof JsonPrimitive count && count.isNumber()
        ? count.getAsInt()
        : 0;
  }

  /** {@code stopDate}: epoch milliseconds, or null while the execution runs. */
  private static @Nullable Instant stoppedAt(JsonObject detail) {
    return detail.get("stopDate") instanceof JsonPrimitive date && date.isNumber()
        ? Instant.ofEpochMilli(date.getAsBigDecimal().longValue())
        : null;
  }

  private static @Nullable String text(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : null;
  }
}
