package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.cumulus.Json;
import io.weir.throttle.Completion.CompletionReport;
import io.weir.throttle.StatusChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes "Step Functions Execution Status Change" events: one as EventBridge sends it, answered with
 * what it came to, or an SQS batch of them, answered with {@code batchItemFailures}. Those of
 * another account are logged and dropped: to have them again would change nothing. Thread-safe.
 */
public final class CompletionHandler implements RequestStreamHandler {
  private final Assembly assembly;

  /** Creates the handler from the environment; Lambda calls it once. */
  public CompletionHandler() {
    this(Assembly.fromEnvironment());
  }

  CompletionHandler(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonStreams.answer(
        input,
        output,
        event -> {
          try (Invocation invocation = assembly.begin(context)) {
            return event instanceof JsonObject object
                    && object.get("Records") instanceof JsonArray records
                ? handleBatch(records, invocation)
                : handleEvent(event, invocation);
          }
        });
  }

  private static JsonElement handleEvent(JsonElement event, Invocation invocation) {
    List<StatusChange> changes = statusChange(event, invocation).stream().toList();
    CompletionReport report = handle(changes, invocation);
    JsonObject answer = new JsonObject();
    answer.addProperty("released", report.released());
    answer.addProperty("adopted", report.adopted());
    answer.addProperty("handedOff", report.handedOff());
    return answer;
  }

  /** A record that is not an event goes back, and so in the end to the failed queue, unchanged. */
  private static JsonElement handleBatch(JsonArray records, Invocation invocation) {
    List<String> failed = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<StatusChange> changes = new ArrayList<>();
    for (JsonElement each : records) {
      JsonObject record = each.getAsJsonObject();
      String id = record.get("messageId").getAsString();
      try {
        statusChange(event(record), invocation).ifPresent(changes::add);
        ids.add(id);
      } catch (IllegalArgumentException unreadable) {
        invocation
            .lines()
            .warn("a record goes back to its queue")
            .with("record", id)
            .with("cause", String.valueOf(unreadable.getMessage()))
            .write();
        failed.add(id);
      }
    }
    if (!handled(changes, invocation)) {
      failed.addAll(ids);
    }
    return BatchFailures.of(failed);
  }

  private static JsonElement event(JsonObject record) {
    return Json.parse(record.get("body").getAsString())
        .orElseThrow(() -> new IllegalArgumentException("it is not JSON"));
  }

  private static Optional<StatusChange> statusChange(JsonElement event, Invocation invocation) {
    Optional<StatusChange> change = StatusChangeEvents.statusChange(event);
    change
        .map(StatusChange::execution)
        .filter(execution -> !invocation.account().has(execution))
        .ifPresent(invocation.log()::foreignEvent);
    return change.filter(each -> invocation.account().has(each.execution()));
  }

  private static boolean handled(List<StatusChange> changes, Invocation invocation) {
    try {
      handle(changes, invocation);
      return true;
    } catch (RuntimeException failure) {
      invocation
          .lines()
          .error("completions go back to their queue")
          .with("events", changes.size())
          .with("cause", String.valueOf(failure))
          .write();
      return false;
    }
  }

  private static CompletionReport handle(List<StatusChange> changes, Invocation invocation) {
    return invocation.completion().handle(changes, invocation.deadline());
  }
}
