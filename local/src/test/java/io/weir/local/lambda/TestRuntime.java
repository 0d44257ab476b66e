package io.weir.local.lambda;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A runtime under a test's hand: it takes and answers when told. */
final class TestRuntime implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  TestRuntime(String authority) {
    base = "http://" + authority + "/2018-06-01/runtime/";
  }

  /** Waits for the next invocation. */
  HttpResponse<String> next() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + "invocation/next")).build(),
        BodyHandlers.ofString());
  }

  /** Takes the next invocation and answers it with its own payload. */
  void echo() throws IOException, InterruptedException {
    HttpResponse<String> invocation = next();
    post("invocation/" + requestId(invocation) + "/response", invocation.body());
  }

  /** Posts and returns the status. */
  int post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofString(json)).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  static String requestId(HttpResponse<?> invocation) {
    return invocation.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
