package io.weir.local.asl.definition;

import io.weir.local.asl.definition.TaskResource.Integration;
import io.weir.local.asl.definition.TaskResource.Service;
import java.util.regex.Pattern;

/** Reads a Task state. */
final class TaskParser {

  private static final Pattern FUNCTION_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?");

  private final StateParser state;
  private final String name;
  private final Fields fields;
  private final DataParser data;

  TaskParser(StateParser state, String name, DataParser data) {
    this.state = state;
    this.name = name;
    this.fields = data.fields();
    this.data = data;
  }

  State.Task parse() {
    IntegerField timeout = data.integer("TimeoutSeconds", 1);
    IntegerField heartbeat = data.integer("HeartbeatSeconds", 1);
    if (timeout instanceof IntegerField.Fixed(int limit)
        && heartbeat instanceof IntegerField.Fixed(int beat)
        && beat >= limit) {
      throw fields.fault("HeartbeatSeconds", "must be less than TimeoutSeconds");
    }
    return new State.Task(
        name,
        data.working(),
        resource(),
        timeout,
        heartbeat,
        ErrorPolicyParser.parse(data),
        state.transition());
  }

  private TaskResource resource() {
    String resource = fields.string("Resource");
    for (Service service : Service.values()) {
      boolean waits = resource.equals(service.resource() + Integration.TOKEN_SUFFIX);
      if (waits || resource.equals(service.resource())) {
        checkParameters(service);
        return new Integration(service, waits);
      }
    }
    if (FUNCTION_ARN.matcher(resource).matches()) {
      return new TaskResource.LambdaFunction(resource);
    }
    throw fields.fault("Resource", "the resource " + resource + " is not supported");
  }

  /** Arguments may be computed as a whole; then only a run can tell. */
  private void checkParameters(Service service) {
    String field = data.isJsonata() ? "Arguments" : "Parameters";
    if (!data.isQuery(field)) {
      IntegrationCheck.check(fields, field, service);
    }
  }
}
