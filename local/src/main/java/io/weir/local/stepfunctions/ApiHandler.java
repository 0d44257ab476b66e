package io.weir.local.stepfunctions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.weir.local.asl.data.Json;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks AWS JSON 1.0: one POST a call, the action named in a header. Thread-safe. */
final class ApiHandler implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  private static final String TARGET_PREFIX = "AWSStepFunctions.";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  /** A definition of a megabyte, every character of it escaped, and the rest of the request. */
  private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

  private final Map<String, Function<ApiRequest, JsonObject>> actions;
  private final Throttling throttling;
  private final ActionCounts requests = new ActionCounts();

  ApiHandler(Map<String, Function<ApiRequest, JsonObject>> actions, Throttling throttling) {
    this.actions = Map.copyOf(actions);
    this.throttling = throttling;
  }

  /**
   * How many requests came in, those that were throttled too, by action; unknown actions are not
   * counted.
   */
  Map<String, Long> requests() {
    return requests.sums();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
      respond(exchange, body);
    }
  }

  private void respond(HttpExchange exchange, byte[] body) throws IOException {
    try {
      JsonObject answer = answer(exchange.getRequestHeaders().getFirst("X-Amz-Target"), body);
      send(exchange, OK, answer);
    } catch (ApiException refused) {
      sendError(exchange, BAD_REQUEST, refused.type(), String.valueOf(refused.getMessage()));
    } catch (RuntimeException fault) {
      LOG.error("A request failed", fault);
      sendError(exchange, SERVER_ERROR, "InternalFailure", fault.toString());
    }
  }

  private JsonObject answer(@Nullable String target, byte[] body) {
    if (target == null || !target.startsWith(TARGET_PREFIX)) {
      throw unknown(target);
    }
    String name = target.substring(TARGET_PREFIX.length());
    Function<ApiRequest, JsonObject> action = actions.get(name);
    if (action == null) {
      throw unknown(target);
    }
    requests.add(name);
    throttling.check(name);
    return action.apply(request(body));
  }

  private static ApiException unknown(@Nullable String target) {
    return new ApiException(
        "UnknownOperationException", "the local endpoint does not offer " + target);
  }

  private static ApiRequest request(byte[] body) {
    if (body.length > MAX_REQUEST_BYTES) {
      throw ApiException.validation("the request has more than " + MAX_REQUEST_BYTES + " bytes");
    }
    try {
      if (Json.parse(new String(body, UTF_8)) instanceof JsonObject members) {
        return new ApiRequest(members);
      }
    } catch (JsonParseException malformed) {
      throw new ApiException("SerializationException", "the request is not JSON");
    }
    throw new ApiException("SerializationException", "the request is not a JSON object");
  }

  private static void sendError(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    JsonObject error = new JsonObject();
    error.addProperty("__type", type);
    error.addProperty("message", message);
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    send(exchange, status, error);
  }

  private static void send(HttpExchange exchange, int status, JsonObject answer)
      throws IOException {
    byte[] body = Json.write(answer).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
