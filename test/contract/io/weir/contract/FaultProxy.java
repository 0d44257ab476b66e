package io.weir.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and an engine that speak the AWS JSON protocol, and lets a plan decide
 * which requests fail, and how. Thread-safe.
 */
final class FaultProxy implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final URI engine;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  private final Map<Fault, AtomicInteger> met = new ConcurrentHashMap<>();
  private volatile FaultPlan plan = FaultPlan.NO_FAULTS;

  FaultProxy(URI engine) {
    this.engine = engine;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException("no loopback port for the proxy", failure);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Follows another plan from now on. */
  void follow(FaultPlan other) {
    plan = other;
    met.clear();
  }

  /** How many requests have met the fault under this plan. */
  int met(Fault fault) {
    AtomicInteger count = met.get(fault);
    return count == null ? 0 : count.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    Fault fault =
        plan.next(operation, exchange.getRequestHeaders().getFirst("amz-sdk-invocation-id"));
    met.computeIfAbsent(fault, _ -> new AtomicInteger()).incrementAndGet();
    switch (fault) {
      case NONE -> answer(exchange, ask(exchange, body));
      case PARTIAL -> answer(exchange, askForAPart(exchange, operation, body));
      case LOST_REQUEST -> exchange.close();
      case LOST_ANSWER -> {
        var _ = ask(exchange, body);
        exchange.close();
      }
      default -> answer(exchange, refusal(fault, operation, json(body)));
    }
  }

  private record Answer(int status, String type, String body) {}

  private Answer ask(HttpExchange exchange, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(engine.resolve(exchange.getRequestURI()))
            .POST(BodyPublishers.ofString(body));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(each -> !OF_THE_CONNECTION.contains(each.getKey().toLowerCase(Locale.ROOT)))
        .forEach(each -> each.getValue().forEach(value -> request.header(each.getKey(), value)));
    HttpResponse<String> response = send(request.build());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse("application/x-amz-json-1.0"),
        response.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(interrupted.getMessage());
    }
  }

  private Answer askForAPart(HttpExchange exchange, String operation, String body)
      throws IOException {
    PartialWork work = PartialWork.of(operation, json(body));
    Answer answer = ask(exchange, work.request().toString());
    String said = work.answer(json(answer.body())).toString();
    return new Answer(answer.status(), answer.type(), said);
  }

  private static Answer refusal(Fault fault, String operation, JsonObject request) {
    JsonObject body = Refusals.of(fault, operation, request);
    int status = fault == Fault.SERVER_FAULT ? 500 : 400;
    return new Answer(status, "application/x-amz-json-1.0", body.toString());
  }

  private static JsonObject json(String body) {
    return JsonParser.parseString(body).getAsJsonObject();
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
