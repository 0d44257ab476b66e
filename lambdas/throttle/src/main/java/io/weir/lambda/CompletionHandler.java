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
import java.time.Instant;
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
    Instant deadline = assembly.deadline(context);
    OwnAccount account = OwnAccount.of(context);
    JsonStreams.answer(
        input,
        output,
        event ->
            event instanceof JsonObject object && object.get("Records") instanceof JsonArray records
                ? handleBatch(records, account, deadline)
                : handleEvent(event, account, deadline));
  }

  private JsonElement handleEvent(JsonElement event, OwnAccount account, Instant deadline) {
    List<StatusChange> changes = statusChange(event, account).stream().toList();
    CompletionReport report = assembly.completion().handle(changes, deadline);
    JsonObject answer = new JsonObject();
    answer.addProperty("released", report.released());
    answer.addProperty("adopted", report.adopted());
    answer.addProperty("handedOff", report.handedOff());
    return answer;
  }

  /** A record that is not an event goes back, and so in the end to the failed queue, unchanged. */
  private JsonElement handleBatch(JsonArray records, OwnAccount account, Instant deadline) {
    List<String> failed = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<StatusChange> changes = new ArrayList<>();
    for (JsonElement each : records) {
      JsonObject record = each.getAsJsonObject();
      String id = record.get("messageId").getAsString();
      Optional<JsonElement> event = Json.parse(record.get("body").getAsString());
      if (event.isEmpty()) {
        failed.add(id);
      } else {
        ids.add(id);
        statusChange(event.get(), account).ifPresent(changes::add);
      }
    }
    if (!handled(changes, deadline)) {
      failed.addAll(ids);
    }
    return BatchFailures.of(failed);
  }

  private Optional<StatusChange> statusChange(JsonElement event, OwnAccount account) {
    Optional<StatusChange> change = StatusChangeEvents.statusChange(event);
    change
        .map(StatusChange::execution)
        .filter(execution -> !account.has(execution))
        .ifPresent(foreign -> assembly.log().foreignEvent(foreign));
    return change.filter(each -> account.has(each.execution()));
  }

  private boolean handled(List<StatusChange> changes, Instant deadline) {
    try {
      assembly.completion().handle(changes, deadline);
      return true;
    } catch (RuntimeException failure) {
      assembly.log().error("completions go back to their queue", failure);
      return false;
    }
  }
}
