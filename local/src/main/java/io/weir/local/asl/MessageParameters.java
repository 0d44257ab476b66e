package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;

/**
 * What goes into {@code sqs:sendMessage}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html">Integrating
 *     Amazon SQS with Step Functions</a>
 */
final class MessageParameters {

  private static final String BODY = "MessageBody";

  private MessageParameters() {}

  /** The parameters with their body as text: a string as it is, anything else as its JSON. */
  static JsonObject withText(JsonObject parameters) {
    JsonElement body = parameters.get(BODY);
    if (body == null || body.isJsonNull()) {
      throw new StateFailure(ErrorName.RUNTIME, "sqs:sendMessage's MessageBody is missing");
    }
    if (body instanceof JsonPrimitive primitive && primitive.isString()) {
      return parameters;
    }
    JsonObject copy = new JsonObject();
    parameters.entrySet().forEach(field -> copy.add(field.getKey(), field.getValue()));
    copy.addProperty(BODY, Json.write(body));
    return copy;
  }
}
