package io.weir.local;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** The constant input of a queue's tick, as the deployment's schedule has it. */
final class TickInput {
  /** Messages a tick takes at most: about what one invocation can start in its time. */
  static final int MESSAGE_LIMIT = 10_000;

  /** How long a tick may take; the function's timeout cuts it shorter with short timings. */
  static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private TickInput() {}

  static String withLimit(String queueUrl, int executionLimit, Instant deployedAt) {
    JsonObject input = base(queueUrl);
    input.addProperty("executionLimit", executionLimit);
    input.addProperty("deployedAt", deployedAt.toString());
    return input.toString();
  }

  static String withoutLimit(String queueUrl) {
    return base(queueUrl).toString();
  }

  private static JsonObject base(String queueUrl) {
    JsonObject input = new JsonObject();
    input.addProperty("queueUrl", queueUrl);
    input.addProperty("messageLimit", MESSAGE_LIMIT);
    input.addProperty("timeLimit", TIME_LIMIT.toSeconds());
    return input;
  }
}
