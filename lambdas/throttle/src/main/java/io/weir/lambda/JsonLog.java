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
    error(message).with("cause", String.valueOf(cause)).write();
  }

  void warn(String message) {
    warning(message).write();
  }

  void foreignEvent(ExecutionArn execution) {
    warning("event of another account ignored").with("execution", execution.value()).write();
  }

  @Override
  public void quarantined(QueueUrl queue, QueueMessage message, Rejection rejection) {
    warning("message quarantined")
        .with("queue", queue.value())
        .with("messageId", message.messageId())
        .with("reason", rejection.reason().code())
        .with("detail", rejection.detail())
        .write();
  }

  @Override
  public void failedQueueMissing(QueueUrl queue, int messages, Rejection first) {
    error("messages cannot be quarantined: the queue has no failed queue; give it a redrive policy")
        .with("queue", queue.value())
        .with("messages", messages)
        .with("reason", first.reason().code())
        .write();
  }

  @Override
  public void startUnclear(QueueUrl queue, ExecutionArn execution, String cause) {
    warning("start unclear, its slot stays held")
        .with("queue", queue.value())
        .with("execution", execution.value())
        .with("cause", cause)
        .write();
  }

  @Override
  public void duplicateMessage(QueueUrl queue, QueueMessage message, ExecutionArn execution) {
    info("two messages ask for one execution")
        .with("queue", queue.value())
        .with("messageId", message.messageId())
        .with("execution", execution.value())
        .write();
  }

  @Override
  public void unexpectedArn(QueueUrl queue, ExecutionArn expected, ExecutionArn actual) {
    error("execution has an unexpected ARN")
        .with("queue", queue.value())
        .with("expected", expected.value())
        .with("actual", actual.value())
        .write();
  }

  @Override
  public void paused(SemaphoreKey semaphore, String reason) {
    error("semaphore paused").with("semaphore", semaphore.value()).with("reason", reason).write();
  }

  @Override
  public void drifted(SemaphoreKey semaphore, int counter, int released) {
    error("counter was lower than the slots it counts")
        .with("semaphore", semaphore.value())
        .with("counter", counter)
        .with("released", released)
        .write();
  }

  @Override
  public void leakHealed(Slot slot) {
    warning("leaked slot released")
        .with("queue", slot.queueUrl().value())
        .with("execution", slot.holder().value())
        .with("state", slot.missingSince() == null ? "ended" : "never started")
        .write();
  }

  @Override
  public void handOffFailed(QueueUrl queue, RuntimeException cause) {
    error("hand-off failed; the next completion or tick makes up for it")
        .with("queue", queue.value())
        .with("cause", String.valueOf(cause))
        .write();
  }

  @Override
  public void passEnded(QueueUrl queue, PassReport report) {
    if (report.received() == 0) {
      return;
    }
    info("pass ended")
        .with("queue", queue.value())
        .with("received", report.received())
        .with("started", report.started())
        .with("alreadyStarted", report.alreadyStarted())
        .with("quarantined", report.quarantined())
        .with("givenBack", report.givenBack())
        .with("unclear", report.unclear())
        .with("end", report.end().name())
        .write();
  }

  private Line info(String message) {
    return new Line("info", message);
  }

  private Line warning(String message) {
    return new Line("warn", message);
  }

  private Line error(String message) {
    return new Line("error", message);
  }

  private final class Line {
    private final JsonObject fields = new JsonObject();

    Line(String level, String message) {
      fields.addProperty("level", level);
      fields.addProperty("message", message);
    }

    Line with(String name, String value) {
      fields.addProperty(name, value);
      return this;
    }

    Line with(String name, int value) {
      fields.addProperty(name, value);
      return this;
    }

    void write() {
      out.println(Json.write(fields));
    }
  }
}
