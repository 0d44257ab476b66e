package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.DataFlow;
import org.jspecify.annotations.Nullable;

/** Turns a state's input into what it works on, and its result into its output. */
final class DataProcessing {

  /**
   * The most bytes of a state's input, output or result, as UTF-8.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
   *     Functions service quotas</a>
   */
  static final int MAX_PAYLOAD_BYTES = 262_144;

  private DataProcessing() {}

  /** The input after InputPath and Parameters. */
  static JsonElement effectiveInput(DataFlow flow, Visit visit, JsonElement input) {
    JsonElement selected = select(flow.inputPath(), visit, input);
    if (flow.parameters() == null) {
      return selected;
    }
    return checked(visit, flow.parameters().evaluate(visit.scope(selected)));
  }

  /** The output after ResultSelector, ResultPath and OutputPath. */
  static JsonElement output(DataFlow flow, Visit visit, JsonElement input, JsonElement result) {
    JsonElement selected =
        flow.resultSelector() == null
            ? result
            : flow.resultSelector().evaluate(visit.scope(result));
    JsonElement combined =
        flow.resultPath() == null ? input : flow.resultPath().replace(input, selected);
    JsonElement output = select(flow.outputPath(), visit, combined);
    return isSame(output, input) ? output : checked(visit, output);
  }

  /** The very object that came in was measured when it was made; measuring costs a rendering. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(JsonElement output, JsonElement input) {
    return output == input;
  }

  /** The output of a state that has no result: its input after InputPath and OutputPath. */
  static JsonElement passedThrough(DataFlow flow, Visit visit, JsonElement input) {
    return select(flow.outputPath(), visit, select(flow.inputPath(), visit, input));
  }

  /** The value at the path; States.Runtime when there is none. */
  static JsonElement read(Path path, Visit visit, JsonElement input) {
    return path.read(visit.scope(input))
        .orElseThrow(
            () ->
                new StateFailure(
                    ErrorName.RUNTIME,
                    "Invalid path '"
                        + path.text()
                        + "': no results in the data of the state '"
                        + visit.stateName()
                        + "'"));
  }

  static boolean isTooLarge(String json) {
    return json.length() * 3L > MAX_PAYLOAD_BYTES && Json.utf8Length(json) > MAX_PAYLOAD_BYTES;
  }

  private static JsonElement select(@Nullable Path path, Visit visit, JsonElement input) {
    if (path == null) {
      return new JsonObject();
    }
    return path.equals(Path.WHOLE) ? input : read(path, visit, input);
  }

  private static JsonElement checked(Visit visit, JsonElement value) {
    if (isTooLarge(Json.write(value))) {
      throw dataLimitExceeded(visit.stateName());
    }
    return value;
  }

  static StateFailure dataLimitExceeded(String stateOrTask) {
    return new StateFailure(
        ErrorName.DATA_LIMIT_EXCEEDED,
        "The state/task '"
            + stateOrTask
            + "' returned a result with a size exceeding the maximum number of bytes service"
            + " limit.");
  }
}
