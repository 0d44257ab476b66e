package io.weir.local.lambda.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A runtime's side of the Runtime API, with the JDK's smallest HTTP client: it loads in no time.
 */
final class RuntimeClient {
  private final URI base;

  RuntimeClient(String authority) {
    base = URI.create("http://" + authority + "/2018-06-01/runtime/");
  }

  /** An invocation to run. */
  record Work(String requestId, Instant deadline, String functionArn, String payload) {
    long remainingMillis() {
      return Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
    }
  }

  /** Waits, for as long as it takes, for the next invocation. */
  Work next() throws IOException {
    HttpURLConnection connection = connect("invocation/next");
    if (connection.getResponseCode() != 200) {
      throw new IOException("Runtime API answered " + connection.getResponseCode());
    }
    try (InputStream body = connection.getInputStream()) {
      return new Work(
          connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"),
          Instant.ofEpochMilli(
              Long.parseLong(connection.getHeaderField("Lambda-Runtime-Deadline-Ms"))),
          connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"),
          new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  void succeeded(String requestId, String json) throws IOException {
    post("invocation/" + requestId + "/response", json);
  }

  void failed(String requestId, String json) throws IOException {
    post("invocation/" + requestId + "/error", json);
  }

  void initFailed(String json) throws IOException {
    post("init/error", json);
  }

  /** An answer that comes too late is refused, which is no failure of this runtime. */
  private void post(String path, String json) throws IOException {
    HttpURLConnection connection = connect(path);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    byte[] request = json.getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(request.length);
    connection.getOutputStream().write(request);
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      body.readAllBytes();
    }
  }

  private HttpURLConnection connect(String path) throws IOException {
    return (HttpURLConnection) base.resolve(path).toURL().openConnection();
  }
}
