package io.weir.local.asl.definition;

import com.google.gson.JsonObject;
import io.weir.local.asl.definition.TaskResource.Service;
import java.util.List;
import java.util.Map;

/** Checks what a Task state hands to an integration, as far as the definition tells. */
final class IntegrationCheck {

  private static final Map<Service, List<String>> REQUIRED =
      Map.of(
          Service.LAMBDA_INVOKE, List.of("FunctionName"),
          Service.SQS_SEND_MESSAGE, List.of("QueueUrl", "MessageBody"));

  private static final Map<Service, List<String>> OPTIONAL =
      Map.of(
          Service.LAMBDA_INVOKE, List.of("Payload"),
          Service.SQS_SEND_MESSAGE,
              List.of(
                  "DelaySeconds", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId"));

  private IntegrationCheck() {}

  static void check(Fields state, String field, Service service) {
    String name = service.text() + ":" + service.action();
    JsonObject parameters =
        state.element(field) instanceof JsonObject given ? given : new JsonObject();
    for (String required : REQUIRED.getOrDefault(service, List.of())) {
      if (!parameters.has(required) && !parameters.has(required + ".$")) {
        throw state.fault(field, name + " needs a " + required);
      }
    }
    for (String parameter : parameters.keySet()) {
      if (!isKnown(service, parameter)) {
        throw state.fault(field, name + "'s " + parameter + " is not supported");
      }
    }
  }

  private static boolean isKnown(Service service, String parameter) {
    String plain =
        parameter.endsWith(".$") ? parameter.substring(0, parameter.length() - 2) : parameter;
    return REQUIRED.getOrDefault(service, List.of()).contains(plain)
        || OPTIONAL.getOrDefault(service, List.of()).contains(plain);
  }
}
