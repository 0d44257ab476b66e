package io.weir.local;

import io.weir.local.dynamodb.SemaphoreTables;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the stack's services are.
 *
 * @param dynamoDb null if semaphores are kept in memory
 */
record Environment(URI sqs, URI stepFunctions, URI lambda, @Nullable URI dynamoDb) {
  /** As environment variables, which the AWS SDKs and Weir's functions read. */
  Map<String, String> variables(StackTimings timings) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    variables.put("AWS_ENDPOINT_URL_SFN", stepFunctions.toString());
    variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.toString());
    if (dynamoDb != null) {
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
    }
    variables.put("AWS_REGION", LocalStack.REGION);
    variables.put("AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", Clients.ACCESS_KEY);
    variables.put("SemaphoresTable", SemaphoreTables.SEMAPHORES);
    variables.put("SlotsTable", SemaphoreTables.SLOTS);
    variables.put("Semaphore", dynamoDb == null ? "memory" : "dynamodb");
    variables.put("Timings", timings.text());
    variables.put("ThrottleFunction", Functions.THROTTLE);
    return variables;
  }
}
