package io.weir.local.lambda;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import io.weir.local.http.Replies;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Invoke operation over HTTP, for unmodified AWS SDKs.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class InvokeApi {
  /** Lambda's limit of a synchronous payload. */
  static final int PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;

  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final LambdaEndpoint lambda;

  InvokeApi(LambdaEndpoint lambda) {
    this.lambda = lambda;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      route(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Replies.BodyTooLargeException e) {
      failure(exchange, 413, "RequestTooLargeException", e.getMessage());
    }
  }

  private void route(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
      failure(exchange, 404, "UnknownOperationException", "Only Invoke is spoken here");
      return;
    }
    invoke(exchange, FunctionName.of(path.group(1)));
  }

  private void invoke(HttpExchange exchange, String function)
      throws IOException, InterruptedException {
    String payload = Replies.readBody(exchange, PAYLOAD_LIMIT_BYTES);
    if (!isJson(payload)) {
      failure(
          exchange,
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json");
      return;
    }
    String json = payload.isEmpty() ? "{}" : payload;
    String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
    switch (type == null ? "RequestResponse" : type) {
      case "RequestResponse" -> answer(exchange, lambda.invoke(function, json));
      case "Event" -> answerEvent(exchange, function, lambda.invokeAsync(function, json));
      case "DryRun" -> answerEmpty(exchange, function, 204);
      default ->
          failure(exchange, 400, "InvalidParameterValueException", "Invocation type " + type);
    }
  }

  private void answerEvent(HttpExchange exchange, String function, boolean accepted)
      throws IOException {
    if (accepted || !lambda.hasFunction(function)) {
      answerEmpty(exchange, function, 202);
    } else {
      throttled(exchange);
    }
  }

  private void answerEmpty(HttpExchange exchange, String function, int status) throws IOException {
    if (lambda.hasFunction(function)) {
      Replies.empty(exchange, status);
    } else {
      unknown(exchange, function);
    }
  }

  private void answer(HttpExchange exchange, Invocation outcome) throws IOException {
    switch (outcome) {
      case Invocation.Succeeded(String json) -> payload(exchange, json);
      case Invocation.FunctionError error -> functionError(exchange, error.json());
      case Invocation.TimedOut timedOut ->
          functionError(exchange, ErrorJson.of("Sandbox.Timedout", timedOut.message()).json());
      case Invocation.Throttled _ -> throttled(exchange);
      case Invocation.UnknownFunction(String function) -> unknown(exchange, function);
    }
  }

  private static void functionError(HttpExchange exchange, String json) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    payload(exchange, json);
  }

  private static void payload(HttpExchange exchange, String json) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
    Replies.json(exchange, 200, json);
  }

  private static void throttled(HttpExchange exchange) throws IOException {
    failure(exchange, 429, "TooManyRequestsException", "Rate Exceeded.");
  }

  private void unknown(HttpExchange exchange, String function) throws IOException {
    failure(
        exchange,
        404,
        "ResourceNotFoundException",
        "Function not found: " + lambda.arnOf(function));
  }

  private static void failure(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    JsonObject error = new JsonObject();
    error.addProperty("Type", "User");
    error.addProperty("Message", message);
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    Replies.json(exchange, status, error.toString());
  }

  private static boolean isJson(String payload) {
    try {
      var _ = JsonParser.parseString(payload);
      return true;
    } catch (JsonParseException e) {
      return false;
    }
  }
}
