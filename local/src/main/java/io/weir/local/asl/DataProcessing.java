package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.Scope;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.Assignments;
import io.weir.local.asl.definition.DataFlow;
import io.weir.local.asl.definition.DataFlow.Paths;
import io.weir.local.asl.definition.DataFlow.Queries;
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

  /** The input after InputPath and Parameters, or Arguments. */
  static JsonElement effectiveInput(DataFlow flow, Visit visit, JsonElement input) {
    return switch (flow) {
      case Paths paths -> {
        JsonElement selected = select(paths.inputPath(), visit, input);
        yield evaluated(paths.parameters(), visit.scope(selected), selected, visit);
      }
      case Queries queries -> evaluated(queries.arguments(), visit.scope(input), input, visit);
    };
  }

  /** The output after ResultSelector, ResultPath and OutputPath, or Output. */
  static JsonElement output(DataFlow flow, Visit visit, JsonElement input, JsonElement result) {
    return switch (flow) {
      case Paths paths -> output(paths, visit, input, result);
      case Queries queries ->
          evaluated(queries.output(), visit.scope(input).withResult(result), result, visit);
    };
  }

  private static JsonElement output(
      Paths flow, Visit visit, JsonElement input, JsonElement result) {
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
    return switch (flow) {
      case Paths paths ->
          select(paths.outputPath(), visit, select(paths.inputPath(), visit, input));
      case Queries queries -> evaluated(queries.output(), visit.scope(input), input, visit);
    };
  }

  /**
   * Assigns to the variables what the state says.
   *
   * @param data what {@code $} means in JSONPath, and {@code $states.result} in JSONata: the
   *     result, or the effective input of a state that has none
   */
  static void assign(DataFlow flow, Visit visit, JsonElement input, JsonElement data) {
    assign(
        flow.assign(),
        visit,
        switch (flow) {
          case Paths _ -> visit.scope(data);
          case Queries _ -> visit.scope(input).withResult(data);
        });
  }

  static void assign(@Nullable Assignments assignments, Visit visit, Scope scope) {
    if (assignments != null) {
      visit.branch().variables(assignments.applied(scope));
    }
  }

  /** The template's value, within the limit, or the other one where there is no template. */
  static JsonElement evaluated(
      @Nullable PayloadTemplate template, Scope scope, JsonElement otherwise, Visit visit) {
    return template == null ? otherwise : checked(visit, template.evaluate(scope));
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
