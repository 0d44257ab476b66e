package io.weir.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** How DynamoDB and SQS say that they have done nothing. */
final class Refusals {
  private Refusals() {}

  static JsonObject of(Fault fault, String operation, JsonObject request) {
    return switch (fault) {
      case CONFLICT ->
          operation.equals("TransactWriteItems")
              ? canceled(request.getAsJsonArray("TransactItems").size())
              : error("TransactionConflictException");
      case IN_PROGRESS -> error("TransactionInProgressException");
      case OVER_CAPACITY -> error("ProvisionedThroughputExceededException");
      case THROTTLED -> error("ThrottlingException");
      case SERVER_FAULT -> error("InternalServerError");
      default -> throw new IllegalArgumentException(fault + " is no answer");
    };
  }

  /** The last item is the one in conflict: reasons go by position. */
  private static JsonObject canceled(int items) {
    JsonArray reasons = new JsonArray();
    for (int i = 0; i < items; i++) {
      JsonObject reason = new JsonObject();
      reason.addProperty("Code", i == items - 1 ? "TransactionConflict" : "None");
      reasons.add(reason);
    }
    JsonObject canceled = error("TransactionCanceledException");
    canceled.add("CancellationReasons", reasons);
    return canceled;
  }

  private static JsonObject error(String code) {
    JsonObject error = new JsonObject();
    error.addProperty("__type", code);
    error.addProperty("message", "injected");
    return error;
  }
}
