package io.weir.ingest.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.json.Json;
import io.weir.ingest.queue.ScheduleWorkflow;
import io.weir.ingest.rule.Rules;
import io.weir.ingest.store.StoredRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The Lambda function of {@link Rules}. Its environment names the stack's records and the queue of
 * rules without one, by the names that Cumulus has for them: {@code system_bucket}, {@code
 * stackName}, {@code defaultSchedulerQueueUrl}. Thread-safe.
 */
public final class ScheduleWorkflowHandler implements RequestStreamHandler {
  private final Rules rules;

  /** Creates the handler from the environment; Lambda calls it once. */
  public ScheduleWorkflowHandler() {
    this(Assembly.fromEnvironment(), System.getenv());
  }

  ScheduleWorkflowHandler(Assembly assembly, Map<String, String> environment) {
    StoredRecords records =
        new StoredRecords(
            assembly.store(),
            required(environment, "system_bucket"),
            required(environment, "stackName"));
    rules =
        new Rules(
            new ScheduleWorkflow(
                assembly.delivery(), records, required(environment, "defaultSchedulerQueueUrl")),
            records);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonWriter answer = Json.writer(output);
    Json.write(
        rules.handle(
            Json.parse(input, "the event"),
            context.getAwsRequestId(),
            line -> context.getLogger().log(line + "\n")),
        answer);
    answer.flush();
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("environment variable " + name + " is missing");
    }
    return value;
  }
}
