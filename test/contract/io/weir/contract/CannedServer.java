package io.weir.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers the AWS JSON protocol with what it was told, the last answer for ever. */
final class CannedServer implements AutoCloseable {
  private final Deque<Answer> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;

  /** An answer; without a body there is none, and the connection stays open. */
  record Answer(int status, @Nullable String body) {
    static Answer error(int status, String code) {
      return new Answer(status, "{\"__type\":\"" + code + "\",\"message\":\"secret payload\"}");
    }

    static Answer success(String body) {
      return new Answer(200, body);
    }

    static Answer silence() {
      return new Answer(0, null);
    }
  }

  private CannedServer(List<Answer> answers) throws IOException {
    this.answers = new ArrayDeque<>(answers);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  static CannedServer answering(int status, String code) throws IOException {
    return answering(Answer.error(status, code));
  }

  static CannedServer answering(Answer... answers) throws IOException {
    return new CannedServer(List.of(answers));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int requests() {
    return requests.size();
  }

  /** The last request: method, path, kind of a Lambda invocation, body. */
  String lastRequest() {
    return requests.getLast();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(text(exchange));
    Answer answer = next();
    if (answer.body() == null) {
      stayOpen();
      return;
    }
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String text(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    return String.join(
        " ",
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"),
        body);
  }

  private synchronized Answer next() {
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  private void stayOpen() {
    try {
      closed.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
