package io.weir.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 and a free port, with a virtual thread for each request. */
public final class LoopbackServer implements AutoCloseable {
  /** Connections the system holds until they are accepted; bursts of clients start at once. */
  private static final int BACKLOG = 256;

  static {
    // Without it each answer waits for the client's delayed acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private LoopbackServer(HttpHandler handler) throws IOException {
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  /** Starts a server that hands every request to the handler. */
  public static LoopbackServer start(HttpHandler handler) {
    try {
      return new LoopbackServer(handler);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on 127.0.0.1", e);
    }
  }

  /** {@code host:port}. */
  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** {@code http://host:port}. */
  public URI uri() {
    return URI.create("http://" + authority());
  }

  /** Closes the port and interrupts the requests still being served. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
