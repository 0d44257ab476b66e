package io.weir.lambda;

import com.google.gson.JsonObject;
import io.weir.cumulus.Json;
import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.throttle.PassReport;
import io.weir.throttle.ThrottleListener;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Writes what happens as JSON lines, which CloudWatch Logs can search. Names, numbers and reasons
 * only: no message body is ever logged. Thread-safe.
 */
final class JsonLog implements ThrottleListener {
  private final PrintStream out;

  JsonLog(PrintStream out) {
    this.out = out;
  }

  void error(String message, RuntimeException cause) {
    write("error", message, line -> line.addProperty("cause", String.valueOf(cause)));
  }

  void warn(String message) {
    write("warn", message, _ -> {});
  }

  @Override
  public void quarantined(QueueUrl queue, QueueMessage message, Rejection rejection) {
    write(
        "warn",
        "message quarantined",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("messageId", message.messageId());
          line.addProperty("reason", rejection.reason().code());
          line.addProperty("detail", rejection.detail());
        });
  }

  @Override
  public void failedQueueMissing(QueueUrl queue, int messages, Rejection first) {
    write(
        "error",
        "messages cannot be quarantined: the queue has no failed queue; give it a redrive policy",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("messages", messages);
          line.addProperty("reason", first.reason().code());
        });
  }

  @Override
  public void startUnclear(QueueUrl queue, ExecutionArn execution, String cause) {
    write(
        "warn",
        "start unclear, its slot stays held",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("execution", execution.value());
          line.addProperty("cause", cause);
        });
  }

  @Override
  public void duplicateMessage(QueueUrl queue, QueueMessage message, ExecutionArn execution) {
    write(
        "info",
        "two messages ask for one execution",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("messageId", message.messageId());
          line.addProperty("execution", execution.value());
        });
  }

  @Override
  public void unexpectedArn(QueueUrl queue, ExecutionArn expected, ExecutionArn actual) {
    write(
        "error",
        "execution has an unexpected ARN",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("expected", expected.value());
          line.addProperty("actual", actual.value());
        });
  }

  @Override
  public void paused(SemaphoreKey semaphore, String reason) {
    write(
        "error",
        "semaphore paused",
        line -> {
          line.addProperty("semaphore", semaphore.value());
          line.addProperty("reason", reason);
        });
  }

  @Override
  public void drifted(SemaphoreKey semaphore, int counter, int released) {
    write(
        "error",
        "counter was lower than the slots it counts",
        line -> {
          line.addProperty("semaphore", semaphore.value());
          line.addProperty("counter", counter);
          line.addProperty("released", released);
        });
  }

  @Override
  public void leakHealed(Slot slot) {
    write(
        "warn",
        "leaked slot released",
        line -> {
          line.addProperty("queue", slot.queueUrl().value());
          line.addProperty("execution", slot.holder().value());
          line.addProperty("neverStarted", slot.missingSince() != null);
        });
  }

  @Override
  public void handOffFailed(QueueUrl queue, RuntimeException cause) {
    write(
        "error",
        "hand-off failed; the next completion or tick makes up for it",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("cause", String.valueOf(cause));
        });
  }

  @Override
  public void passEnded(QueueUrl queue, PassReport report) {
    if (report.received() == 0) {
      return;
    }
    write(
        "info",
        "pass ended",
        line -> {
          line.addProperty("queue", queue.value());
          line.addProperty("received", report.received());
          line.addProperty("started", report.started());
          line.addProperty("alreadyStarted", report.alreadyStarted());
          line.addProperty("quarantined", report.quarantined());
          line.addProperty("givenBack", report.givenBack());
          line.addProperty("unclear", report.unclear());
          line.addProperty("end", report.end().name());
        });
  }

  private void write(String level, String message, Consumer<JsonObject> fields) {
    JsonObject line = new JsonObject();
    line.addProperty("level", level);
    line.addProperty("message", message);
    fields.accept(line);
    out.println(Json.write(line));
  }
}
