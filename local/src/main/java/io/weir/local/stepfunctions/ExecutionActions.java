package io.weir.local.stepfunctions;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.weir.local.asl.HistoryEvent;
import io.weir.local.asl.data.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The actions on executions. Thread-safe. */
final class ExecutionActions {

  /** The service's limit for an execution's input, in bytes of UTF-8. */
  private static final int MAX_INPUT_BYTES = 262_144;

  private static final Pattern CLIENT_TOKEN = Pattern.compile("[!-~]{1,64}");

  private final StateMachineActions machines;
  private final ExecutionStore store;
  private final ExecutionService executions;
  private final Redrivability redrivability;

  ExecutionActions(
      StateMachineActions machines,
      ExecutionStore store,
      ExecutionService executions,
      Redrivability redrivability) {
    this.machines = machines;
    this.store = store;
    this.executions = executions;
    this.redrivability = redrivability;
  }

  /**
   * Starts an execution. The same name with the same input succeeds again while the first runs; any
   * other use of a name is refused.
   */
  JsonObject start(ApiRequest request) {
    StateMachine machine = machines.find(request);
    if (machine.type().equals(StateMachine.EXPRESS)) {
      throw ApiException.validation(
          "the local endpoint does not run EXPRESS state machines: " + machine.arn());
    }
    String name =
        request
            .optionalString("name")
            .map(Names::check)
            .orElseGet(() -> UUID.randomUUID().toString());
    String input = request.optionalString("input").orElse("{}");
    ExecutionStore.Addition started = executions.start(machine, name, input, parse(input));
    Execution execution = started.execution();
    if (!started.isNew() && !isRepeated(execution, input)) {
      throw new ApiException(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + execution.arn() + "'");
    }
    JsonObject response = new JsonObject();
    response.addProperty("executionArn", execution.arn());
    response.add("startDate", EpochTime.seconds(execution.start()));
    return response;
  }

  private static boolean isRepeated(Execution execution, String input) {
    return execution.view().status() == ExecutionStatus.RUNNING && execution.input().equals(input);
  }

  private static JsonElement parse(String input) {
    if (Json.utf8Length(input) > MAX_INPUT_BYTES) {
      throw ApiException.validation("the input has more than " + MAX_INPUT_BYTES + " bytes");
    }
    try {
      return Json.parse(input);
    } catch (JsonParseException malformed) {
      throw new ApiException(
          "InvalidExecutionInput", "Invalid State Machine Execution Input: not JSON");
    }
  }

  JsonObject describe(ApiRequest request) {
    ExecutionView view = find(request).view();
    return ExecutionJson.description(view, redrivability.refusal(view));
  }

  /** Stops an execution; one that has ended already answers with when it did. */
  JsonObject stop(ApiRequest request) {
    Optional<String> error = Failures.error(request);
    Optional<String> cause = Failures.cause(request);
    Instant stopped = executions.stop(find(request), error.orElse(null), cause.orElse(null));
    JsonObject response = new JsonObject();
    response.add("stopDate", EpochTime.seconds(stopped));
    return response;
  }

  /**
   * Redrives an execution.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
   */
  JsonObject redrive(ApiRequest request) {
    Optional<String> token = request.optionalString("clientToken");
    if (token.isPresent() && !CLIENT_TOKEN.matcher(token.get()).matches()) {
      throw ApiException.validation("clientToken must be 1 to 64 printable ASCII characters");
    }
    JsonObject response = new JsonObject();
    response.add("redriveDate", EpochTime.seconds(executions.redrive(find(request), token)));
    return response;
  }

  JsonObject history(ApiRequest request) {
    Execution execution = find(request);
    Run run = execution.run();
    List<HistoryEvent> events = run.history().events();
    if (events.isEmpty() && run.ending() != null) {
      throw new ApiException(
          "ExecutionDoesNotExist", "The history is no longer kept: '" + execution.arn() + "'");
    }
    if (request.bool("reverseOrder", false)) {
      events = events.reversed();
    }
    int from = (int) Math.min(events.size(), Page.position(request).orElse(0L));
    int to = Math.min(events.size(), from + request.maxResults());
    HistoryJson json = new HistoryJson(request.bool("includeExecutionData", true));
    JsonArray items = new JsonArray();
    events.subList(from, to).stream().map(json::event).forEach(items::add);
    return new Page(items, to < events.size() ? (long) to : null).response("events", request);
  }

  private Execution find(ApiRequest request) {
    String arn = Arns.checkExecution(request.string("executionArn"));
    return store.find(arn).orElseThrow(() -> ApiException.noSuchExecution(arn));
  }
}
