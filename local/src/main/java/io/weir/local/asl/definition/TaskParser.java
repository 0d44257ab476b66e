package io.weir.local.asl.definition;

import static io.weir.local.asl.definition.DefinitionParser.MAX_SECONDS;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a Task state. */
final class TaskParser {

  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final Pattern FUNCTION_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?");
  private static final Set<String> INVOKE_PARAMETERS =
      Set.of("FunctionName", "FunctionName.$", "Payload", "Payload.$");

  private final StateParser state;
  private final String name;
  private final Fields fields;

  TaskParser(StateParser state, String name, Fields fields) {
    this.state = state;
    this.name = name;
    this.fields = fields;
  }

  State.Task parse() {
    DataFlow data =
        state.flow(
            state.template("Parameters"),
            state.template("ResultSelector"),
            StateParser.resultPath(fields));
    TaskTimeout timeout = timeout();
    checkHeartbeat(timeout);
    return new State.Task(
        name, data, resource(), timeout, ErrorPolicyParser.parse(fields), state.transition());
  }

  private TaskResource resource() {
    String resource = fields.string("Resource");
    if (resource.equals(INVOKE)) {
      checkInvokeParameters();
      return new TaskResource.LambdaInvoke();
    }
    if (FUNCTION_ARN.matcher(resource).matches()) {
      return new TaskResource.LambdaFunction(resource);
    }
    throw fields.fault("Resource", "the resource " + resource + " is not supported");
  }

  private void checkInvokeParameters() {
    JsonElement parameters = fields.element("Parameters");
    if (!(parameters instanceof JsonObject object)
        || !(object.has("FunctionName") || object.has("FunctionName.$"))) {
      throw fields.fault("Parameters", "lambda:invoke needs a FunctionName");
    }
    for (String parameter : object.keySet()) {
      if (!INVOKE_PARAMETERS.contains(parameter)) {
        throw fields.fault("Parameters", "lambda:invoke's " + parameter + " is not supported");
      }
    }
  }

  private TaskTimeout timeout() {
    if (fields.has("TimeoutSeconds") && fields.has("TimeoutSecondsPath")) {
      throw fields.fault(
          "TimeoutSecondsPath", "TimeoutSeconds and TimeoutSecondsPath exclude each other");
    }
    if (fields.has("TimeoutSecondsPath")) {
      return new TaskTimeout.FromPath(fields.parsed("TimeoutSecondsPath", Path::parse));
    }
    return fields.has("TimeoutSeconds")
        ? new TaskTimeout.Fixed(
            Duration.ofSeconds(fields.integer("TimeoutSeconds", 1, MAX_SECONDS)))
        : TaskTimeout.DEFAULT;
  }

  /**
   * Only activities and tasks with a token send heartbeats, and those are not supported; a Lambda
   * function has none, so the field is checked and then of no effect.
   */
  private void checkHeartbeat(TaskTimeout timeout) {
    if (!fields.has("HeartbeatSeconds")) {
      return;
    }
    int heartbeat = fields.integer("HeartbeatSeconds", 1, MAX_SECONDS);
    if (timeout instanceof TaskTimeout.Fixed(Duration limit) && heartbeat >= limit.toSeconds()) {
      throw fields.fault("HeartbeatSeconds", "must be less than TimeoutSeconds");
    }
  }
}
