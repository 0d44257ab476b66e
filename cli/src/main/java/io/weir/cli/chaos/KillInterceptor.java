package io.weir.cli.chaos;

import io.weir.cli.intercept.RequestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Asks {@link KillGate} before each request of all AWS clients of the functions' process, and after
 * each answer. The handlers know nothing of it; what runs is what is deployed.
 */
public final class KillInterceptor implements ExecutionInterceptor {
  /** The resource that says where the gate is: {@code host:port}. */
  static final String GATE = "weir-kill-gate";

  static final int GO_ON = 204;

  private static final URI GATE_URI = gate();

  private static final long PID = ProcessHandle.current().pid();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    ask(Notice.BEFORE, context.request(), attributes);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    ask(Notice.AFTER, context.request(), attributes);
  }

  private static void ask(Notice notice, SdkRequest request, ExecutionAttributes attributes) {
    String line = "%d %s %s".formatted(PID, notice, RequestName.of(request, attributes));
    try {
      post(line);
    } catch (IOException e) {
      throw new UncheckedIOException("The gate of the kills does not answer", e);
    }
  }

  private static void post(String line) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) GATE_URI.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    byte[] body = line.getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(body.length);
    connection.getOutputStream().write(body);
    if (connection.getResponseCode() != GO_ON) {
      throw new IOException("It answered " + connection.getResponseCode());
    }
  }

  private static URI gate() {
    try (InputStream resource = KillInterceptor.class.getResourceAsStream("/" + GATE)) {
      if (resource == null) {
        throw new IllegalStateException(GATE + " is not on the class path");
      }
      return URI.create("http://" + new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
