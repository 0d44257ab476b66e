package io.weir.cli.coldstart;

import com.google.gson.JsonObject;
import io.weir.cli.stack.RunningStack;

/** Passes that start one execution each: peek, receive, acquire, start, delete. */
final class ThrottleWork implements Work {
  /** More than there are calls. */
  private static final int LIMIT = 1_000;

  private final BenchQueue queue;
  private String execution = "";

  ThrottleWork(RunningStack stack, String queueName) {
    queue = new BenchQueue(stack, queueName, LIMIT);
  }

  @Override
  public String prepare() throws InterruptedException {
    execution = queue.send();
    return pass(queue.url(), LIMIT);
  }

  @Override
  public void check(String answer) {
    queue.checkStarted(execution, answer);
  }

  /** The event of a pass that takes one message. */
  static String pass(String queueUrl, int limit) {
    JsonObject event = new JsonObject();
    event.addProperty("queueUrl", queueUrl);
    event.addProperty("messageLimit", 1);
    event.addProperty("timeLimit", 0);
    event.addProperty("executionLimit", limit);
    return event.toString();
  }
}
