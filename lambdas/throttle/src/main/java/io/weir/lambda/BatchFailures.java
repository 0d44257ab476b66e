package io.weir.lambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * The answer of a function to an SQS batch: which messages go back (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch
 * responses</a>).
 */
final class BatchFailures {
  private BatchFailures() {}

  static JsonElement of(List<String> messageIds) {
    JsonArray failures = new JsonArray();
    for (String id : messageIds) {
      JsonObject failure = new JsonObject();
      failure.addProperty("itemIdentifier", id);
      failures.add(failure);
    }
    JsonObject answer = new JsonObject();
    answer.add("batchItemFailures", failures);
    return answer;
  }
}
