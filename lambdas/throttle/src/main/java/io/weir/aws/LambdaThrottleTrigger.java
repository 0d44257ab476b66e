package io.weir.aws;

import com.google.gson.JsonObject;
import io.weir.queue.QueueUrl;
import io.weir.throttle.ThrottleTrigger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Invokes the throttle's function and does not wait for it. Thread-safe.
 *
 * <p>A trigger that fails is told and forgotten: the tick makes up for it.
 */
public final class LambdaThrottleTrigger implements ThrottleTrigger {
  private static final int MESSAGE_LIMIT = 1_000;
  private static final int TIME_LIMIT_SECONDS = 60;

  private final Supplier<LambdaClient> client;
  private final String functionName;
  private final Consumer<String> warnings;

  /**
   * Triggers one function.
   *
   * @param client is asked for the client when it is needed: most invocations need none
   * @param functionName the function's name or ARN
   * @param warnings is told, in one line, of a trigger that failed
   */
  public LambdaThrottleTrigger(
      Supplier<LambdaClient> client, String functionName, Consumer<String> warnings) {
    this.client = client;
    this.functionName = functionName;
    this.warnings = warnings;
  }

  @Override
  public void trigger(QueueUrl queue) {
    SdkBytes payload = SdkBytes.fromUtf8String(payload(queue));
    try {
      client
          .get()
          .invoke(
              request ->
                  request
                      .functionName(functionName)
                      .invocationType(InvocationType.EVENT)
                      .payload(payload));
    } catch (SdkException failure) {
      warnings.accept(
          "trigger of " + functionName + " for " + queue + " failed: " + failure.getMessage());
    }
  }

  private static String payload(QueueUrl queue) {
    JsonObject event = new JsonObject();
    event.addProperty("queueUrl", queue.value());
    event.addProperty("messageLimit", MESSAGE_LIMIT);
    event.addProperty("timeLimit", TIME_LIMIT_SECONDS);
    event.addProperty("fill", true);
    return event.toString();
  }
}
