package io.weir.cli.local;

import com.google.gson.JsonObject;
import io.weir.cli.stack.RunningStack;
import io.weir.local.sqs.Queue;

/** A command that sends a message, for whoever has AWS' own CLI. */
final class SendExample {
  private SendExample() {}

  static String of(RunningStack stack) {
    Queue queue = stack.queues().values().iterator().next();
    return "  aws sqs send-message --queue-url %s \\\n    --message-body '%s'"
        .formatted(queue.url(), body(stack, queue));
  }

  /** The demo's state machine, which an environment's prefix begins. */
  private static String demo(RunningStack stack) {
    return stack.stateMachineArns().values().stream()
        .filter(arn -> arn.endsWith("demo"))
        .findFirst()
        .orElseGet(() -> stack.stateMachineArn("demo"));
  }

  /** The smallest message that the throttle takes, and the field that the demo's workflow needs. */
  private static JsonObject body(RunningStack stack, Queue queue) {
    JsonObject limits = new JsonObject();
    limits.addProperty(queue.url(), 5);
    JsonObject cumulus = new JsonObject();
    cumulus.addProperty("state_machine", demo(stack));
    cumulus.add("queueExecutionLimits", limits);
    JsonObject demo = new JsonObject();
    demo.addProperty("seconds", 1);
    JsonObject meta = new JsonObject();
    meta.add("demo", demo);
    JsonObject message = new JsonObject();
    message.add("cumulus_meta", cumulus);
    message.add("meta", meta);
    return message;
  }
}
