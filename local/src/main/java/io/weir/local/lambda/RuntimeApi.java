package io.weir.local.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.weir.local.http.LoopbackServer;
import io.weir.local.http.Replies;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Runtime API of one function, version 2018-06-01, on a port of its own: a runtime is told a
 * host and a port only.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
  private static final String BASE = "/2018-06-01/runtime";
  private static final Pattern OUTCOME =
      Pattern.compile(BASE + "/invocation/([^/]+)/(response|error)");

  private final FunctionRuntime runtime;
  private final String functionArn;
  private final LoopbackServer server;

  RuntimeApi(FunctionRuntime runtime, String functionArn) {
    this.runtime = runtime;
    this.functionArn = functionArn;
    server = LoopbackServer.start(this::handle);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} must be. */
  String authority() {
    return server.authority();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      route(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Replies.BodyTooLargeException e) {
      failure(exchange, 413, "RequestEntityTooLarge", e.getMessage());
    }
  }

  private void route(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    Matcher outcome = OUTCOME.matcher(path);
    if (path.equals(BASE + "/invocation/next")) {
      next(exchange);
    } else if (path.equals(BASE + "/init/error")) {
      runtime.initFailed(ErrorJson.read(body(exchange)));
      accepted(exchange);
    } else if (outcome.matches()) {
      finish(exchange, outcome.group(1), outcome.group(2));
    } else {
      failure(exchange, 404, "UnknownOperation", "The Runtime API has no " + path);
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Optional<Task> task = runtime.next();
    if (task.isPresent()) {
      hand(exchange, task.get());
    } else {
      failure(exchange, 500, "Container.Exited", "The runtime is gone or the stack is closing");
    }
  }

  private void hand(HttpExchange exchange, Task task) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", task.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(task.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    try {
      Replies.json(exchange, 200, task.payload());
    } catch (IOException e) {
      task.finish(ErrorJson.of("Runtime.ExitError", "The runtime hung up: " + e.getMessage()));
      throw e;
    }
  }

  private void finish(HttpExchange exchange, String requestId, String kind) throws IOException {
    String body = body(exchange);
    Invocation outcome =
        kind.equals("response") ? new Invocation.Succeeded(body) : ErrorJson.read(body);
    if (runtime.finish(requestId, outcome)) {
      accepted(exchange);
    } else {
      failure(exchange, 400, "InvalidRequestID", "No such invocation runs: " + requestId);
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return Replies.readBody(exchange, InvokeApi.PAYLOAD_LIMIT_BYTES);
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    Replies.json(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static void failure(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    Replies.json(exchange, status, ErrorJson.of(type, message).json());
  }
}
