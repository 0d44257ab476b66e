package io.weir.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads request bodies with a bound and writes whole answers. */
public final class Replies {
  private Replies() {}

  /**
   * Reads the body as UTF-8.
   *
   * @throws BodyTooLargeException if it is longer than the limit, in bytes
   */
  public static String readBody(HttpExchange exchange, int limitBytes) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(limitBytes + 1);
    if (body.length > limitBytes) {
      throw new BodyTooLargeException(limitBytes);
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Answers with JSON, which may be nothing, and ends the exchange. */
  public static void json(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (json.isEmpty()) {
      empty(exchange, status);
      return;
    }
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Answers without a body and ends the exchange. */
  public static void empty(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** A request body is longer than the service accepts. */
  public static final class BodyTooLargeException extends IOException {
    private final int limitBytes;

    BodyTooLargeException(int limitBytes) {
      this.limitBytes = limitBytes;
    }

    @Override
    public String getMessage() {
      return "Request must be smaller than " + limitBytes + " bytes";
    }
  }
}
