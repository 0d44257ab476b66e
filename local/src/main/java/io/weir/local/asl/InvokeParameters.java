package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.data.StateFailure;

/**
 * What goes into {@code lambda:invoke} and comes out. The result has the answer in Payload, beside
 * ExecutedVersion and StatusCode; AWS adds metadata of its HTTP response, which there is none of
 * here.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an
 *     AWS Lambda function with Step Functions</a>
 */
final class InvokeParameters {

  private static final int HTTP_OK = 200;

  private InvokeParameters() {}

  static String functionArn(JsonObject parameters, InterpreterSettings settings) {
    if (!(parameters.get("FunctionName") instanceof JsonPrimitive name) || !name.isString()) {
      throw new StateFailure(ErrorName.RUNTIME, "lambda:invoke's FunctionName is not a string");
    }
    String nameOrArn = name.getAsString();
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : "arn:aws:lambda:"
            + settings.region()
            + ":"
            + settings.account()
            + ":function:"
            + nameOrArn;
  }

  static String payloadJson(JsonObject parameters) {
    JsonElement payload = parameters.get("Payload");
    return payload == null ? "{}" : Json.write(payload);
  }

  static JsonElement result(JsonElement answer) {
    JsonObject result = new JsonObject();
    result.addProperty("ExecutedVersion", "$LATEST");
    result.add("Payload", answer);
    result.addProperty("StatusCode", HTTP_OK);
    return result;
  }
}
