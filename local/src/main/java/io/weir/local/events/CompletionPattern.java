package io.weir.local.events;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * The pattern of the rule that feeds the completion queue: executions that ended, and redriven ones
 * that run again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step
 *     Functions events</a>
 */
public final class CompletionPattern {
  private static final List<String> TERMINAL =
      List.of("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");

  private CompletionPattern() {}

  /** Of executions of these state machines only. */
  public static JsonObject ofStateMachines(List<String> arns) {
    JsonArray matchers = new JsonArray();
    arns.forEach(matchers::add);
    return pattern(matchers);
  }

  /** Of executions of all state machines of an account, those created later included. */
  public static JsonObject ofAccount(String region, String account) {
    String prefix = "arn:aws:states:%s:%s:stateMachine:".formatted(region, account);
    return pattern(array(object("prefix", new JsonPrimitive(prefix))));
  }

  private static JsonObject pattern(JsonArray stateMachines) {
    JsonObject detail = new JsonObject();
    detail.add("stateMachineArn", stateMachines);
    detail.add("$or", array(ended(), redriven()));
    JsonObject pattern = new JsonObject();
    pattern.add("source", array(new JsonPrimitive("aws.states")));
    pattern.add("detail-type", array(new JsonPrimitive("Step Functions Execution Status Change")));
    pattern.add("detail", detail);
    return pattern;
  }

  private static JsonObject ended() {
    JsonArray statuses = new JsonArray();
    TERMINAL.forEach(statuses::add);
    return object("status", statuses);
  }

  private static JsonObject redriven() {
    JsonObject running = object("status", array(new JsonPrimitive("RUNNING")));
    JsonArray atLeastOnce = array(new JsonPrimitive(">="), new JsonPrimitive(1));
    running.add("redriveCount", array(object("numeric", atLeastOnce)));
    return running;
  }

  private static JsonObject object(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  private static JsonArray array(JsonElement... values) {
    JsonArray array = new JsonArray();
    List.of(values).forEach(array::add);
    return array;
  }
}
