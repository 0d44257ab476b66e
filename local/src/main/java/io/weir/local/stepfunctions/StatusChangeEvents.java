package io.weir.local.stepfunctions;

import static io.weir.local.stepfunctions.ExecutionJson.included;
import static io.weir.local.stepfunctions.ExecutionJson.textOrNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.Json;
import io.weir.local.stepfunctions.Execution.Ending;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events that Step Functions sends to EventBridge.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Automating
 *     Step Functions event delivery with EventBridge</a>
 */
record StatusChangeEvents(Arns arns) {

  /**
   * The most bytes that an event holds of input and output, escaped. When both are more, the input
   * is left out; when the output alone is more, the output too.
   */
  static final int MAX_DATA_BYTES = 248 * 1024;

  /** An escaped character takes six bytes at the most, so short data need not be measured. */
  private static final int MOST_BYTES_PER_CHARACTER = 6;

  JsonObject running(Execution execution) {
    return event(execution, null, execution.start());
  }

  JsonObject ended(Execution execution, Ending ending) {
    return event(execution, ending, ending.stop());
  }

  private JsonObject event(Execution execution, @Nullable Ending ending, Instant time) {
    JsonObject event = new JsonObject();
    event.addProperty("version", "0");
    event.addProperty("id", UUID.randomUUID().toString());
    event.addProperty("detail-type", "Step Functions Execution Status Change");
    event.addProperty("source", "aws.states");
    event.addProperty("account", arns.account());
    event.addProperty("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.addProperty("region", arns.region());
    JsonArray resources = new JsonArray();
    resources.add(execution.arn());
    event.add("resources", resources);
    event.add("detail", detail(execution, ending));
    return event;
  }

  private static JsonObject detail(Execution execution, @Nullable Ending ending) {
    JsonObject detail = new JsonObject();
    detail.addProperty("executionArn", execution.arn());
    detail.addProperty("stateMachineArn", execution.machine().arn());
    detail.addProperty("name", execution.name());
    detail.addProperty(
        "status", (ending == null ? ExecutionStatus.RUNNING : ending.status()).name());
    detail.addProperty("startDate", execution.start().toEpochMilli());
    detail.add(
        "stopDate",
        ending == null ? JsonNull.INSTANCE : new JsonPrimitive(ending.stop().toEpochMilli()));
    addData(detail, execution.input(), ending == null ? null : ending.output());
    detail.add("error", textOrNull(ending == null ? null : ending.error()));
    detail.add("cause", textOrNull(ending == null ? null : ending.cause()));
    detail.add("redriveDate", JsonNull.INSTANCE);
    ExecutionJson.addRedrive(detail);
    return detail;
  }

  private static void addData(JsonObject detail, String input, @Nullable String output) {
    boolean inputFits = fits(input, output);
    detail.add("input", textOrNull(inputFits ? input : null));
    detail.add("inputDetails", included(inputFits));
    if (output == null) {
      detail.add("output", JsonNull.INSTANCE);
      detail.add("outputDetails", JsonNull.INSTANCE);
      return;
    }
    boolean outputFits = fits(output, null);
    detail.add("output", textOrNull(outputFits ? output : null));
    detail.add("outputDetails", included(outputFits));
  }

  private static boolean fits(String data, @Nullable String more) {
    int characters = data.length() + (more == null ? 0 : more.length());
    return (long) characters * MOST_BYTES_PER_CHARACTER <= MAX_DATA_BYTES
        || escapedLength(data) + (more == null ? 0 : escapedLength(more)) <= MAX_DATA_BYTES;
  }

  private static int escapedLength(String text) {
    return Json.utf8Length(Json.write(new JsonPrimitive(text)));
  }
}
