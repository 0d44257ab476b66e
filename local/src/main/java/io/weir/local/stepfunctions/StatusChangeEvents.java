package io.weir.local.stepfunctions;

import static io.weir.local.stepfunctions.ExecutionJson.included;
import static io.weir.local.stepfunctions.ExecutionJson.textOrNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events that Step Functions sends to EventBridge.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Automating
 *     Step Functions event delivery with EventBridge</a>
 */
record StatusChangeEvents(Arns arns, Redrivability redrivability) {

  /**
   * The most bytes that an event holds of input and output, escaped. When both are more, the input
   * is left out; when the output alone is more, the output too.
   */
  static final int MAX_DATA_BYTES = 248 * 1024;

  /** An escaped character takes six bytes at the most, so short data need not be measured. */
  private static final int MOST_BYTES_PER_CHARACTER = 6;

  /** The event of a run that has started, or has ended. */
  JsonObject event(ExecutionView view) {
    JsonObject event = new JsonObject();
    event.addProperty("version", "0");
    event.addProperty("id", UUID.randomUUID().toString());
    event.addProperty("detail-type", "Step Functions Execution Status Change");
    event.addProperty("source", "aws.states");
    event.addProperty("account", arns.account());
    event.addProperty("time", time(view).truncatedTo(ChronoUnit.SECONDS).toString());
    event.addProperty("region", arns.region());
    JsonArray resources = new JsonArray();
    resources.add(view.execution().arn());
    event.add("resources", resources);
    event.add("detail", detail(view));
    return event;
  }

  private static Instant time(ExecutionView view) {
    if (view.ending() != null) {
      return view.ending().stop();
    }
    return view.redriveDate() == null ? view.execution().start() : view.redriveDate();
  }

  private JsonObject detail(ExecutionView view) {
    Execution execution = view.execution();
    Ending ending = view.ending();
    JsonObject detail = new JsonObject();
    detail.addProperty("executionArn", execution.arn());
    detail.addProperty("stateMachineArn", execution.machine().arn());
    detail.addProperty("name", execution.name());
    detail.addProperty("status", view.status().name());
    detail.add("startDate", millisOrNull(execution.start()));
    detail.add("stopDate", millisOrNull(ending == null ? null : ending.stop()));
    addData(detail, execution.input(), ending == null ? null : ending.output());
    detail.add("error", textOrNull(ending == null ? null : ending.error()));
    detail.add("cause", textOrNull(ending == null ? null : ending.cause()));
    detail.add("stateMachineVersionArn", JsonNull.INSTANCE);
    detail.add("stateMachineAliasArn", JsonNull.INSTANCE);
    addRedrive(detail, view);
    return detail;
  }

  private void addRedrive(JsonObject detail, ExecutionView view) {
    Optional<String> refusal = redrivability.refusal(view);
    detail.addProperty("redriveCount", view.run().redriveCount());
    detail.add("redriveDate", millisOrNull(view.redriveDate()));
    detail.addProperty("redriveStatus", ExecutionJson.redriveStatus(refusal));
    detail.add("redriveStatusReason", textOrNull(refusal.orElse(null)));
  }

  private static JsonElement millisOrNull(@Nullable Instant instant) {
    return instant == null ? JsonNull.INSTANCE : new JsonPrimitive(instant.toEpochMilli());
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
