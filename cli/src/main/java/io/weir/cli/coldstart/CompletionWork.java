package io.weir.cli.coldstart;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.cli.stack.RunningStack;
import java.time.Instant;
import java.util.UUID;

/**
 * Completions that each free the queue's only slot, and hand it to the next message: read the slot,
 * release, lease, peek, receive, acquire, start, delete.
 */
final class CompletionWork implements Work {
  private static final int LIMIT = 1;

  private final BenchQueue queue;
  private String holder;
  private String next = "";

  /** Lets an execution hold the slot. */
  CompletionWork(RunningStack stack, String queueName) throws InterruptedException {
    queue = new BenchQueue(stack, queueName, LIMIT);
    holder = queue.send();
    String answer = stack.pass(ThrottleWork.pass(queue.url(), LIMIT)).orElse("nothing");
    queue.checkStarted(holder, answer);
  }

  @Override
  public String prepare() throws InterruptedException {
    next = queue.send();
    return batchOf(statusChange(holder));
  }

  @Override
  public void check(String answer) {
    queue.checkStarted(next, answer);
    holder = next;
  }

  /** As EventBridge writes it to the completion queue. */
  private static JsonObject statusChange(String executionArn) {
    JsonObject detail = new JsonObject();
    detail.addProperty("executionArn", executionArn);
    detail.addProperty("status", "SUCCEEDED");
    detail.addProperty("stopDate", Instant.now().toEpochMilli());
    detail.addProperty("redriveCount", 0);
    JsonObject event = new JsonObject();
    event.addProperty("source", "aws.states");
    event.addProperty("detail-type", "Step Functions Execution Status Change");
    event.add("detail", detail);
    return event;
  }

  /** As Lambda reads it from there. */
  private static String batchOf(JsonObject event) {
    JsonObject message = new JsonObject();
    message.addProperty("messageId", UUID.randomUUID().toString());
    message.addProperty("body", event.toString());
    message.addProperty("eventSource", "aws:sqs");
    JsonArray records = new JsonArray();
    records.add(message);
    JsonObject batch = new JsonObject();
    batch.add("Records", records);
    return batch.toString();
  }
}
