package io.weir.ingest.provider;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * GET requests with bounds: on connecting, on silence, on all of an answer, on its size, on
 * redirects, which lead to the same host or to those allowed. Thread-safe.
 */
final class HttpReads {
  /** Some 300,000 links. */
  static final long LARGEST_LISTING_BYTES = 64L << 20;

  static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private static final int MOST_REDIRECTS = 5;

  private final Duration limit;
  private final Set<String> allowedHosts;

  /**
   * Creates a reader.
   *
   * @param limit for all of an answer
   * @param allowedHosts where redirects may lead besides the same host: names, or names with ports
   */
  HttpReads(Duration limit, Set<String> allowedHosts) {
    this.limit = limit;
    this.allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * An answer.
   *
   * @param uri where it came from in the end
   * @param contentType as the server says; empty if it does not
   * @param body fails if it breaks off, is too large or takes too long
   */
  record Response(URI uri, String contentType, InputStream body) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Gets a page or a file; the caller closes.
   *
   * @throws FileNotFound for status 404 and 410
   * @throws RemoteResourceError for any other failure
   */
  Response get(URI uri, long mostBytes) {
    long deadline = System.nanoTime() + limit.toNanos();
    URI at = uri;
    try {
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        HttpURLConnection connection = connect(at);
        Optional<URI> redirect = redirect(connection, at);
        if (redirect.isEmpty()) {
          return response(connection, at, mostBytes, deadline);
        }
        connection.disconnect();
        at = redirect.get();
      }
    } catch (IOException | IllegalArgumentException failure) {
      throw new RemoteResourceError("GET " + at + ": " + failure, failure);
    }
    throw new RemoteResourceError(
        "GET %s: redirected more than %d times".formatted(uri, MOST_REDIRECTS));
  }

  private HttpURLConnection connect(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(Math.toIntExact(CONNECT_LIMIT.toMillis()));
    connection.setReadTimeout((int) Math.min(limit.toMillis(), Integer.MAX_VALUE));
    connection.setRequestProperty("Accept-Encoding", "identity");
    return connection;
  }

  private Optional<URI> redirect(HttpURLConnection connection, URI from) throws IOException {
    int status = connection.getResponseCode();
    String location = connection.getHeaderField("Location");
    if (status < 300 || status >= 400 || location == null) {
      return Optional.empty();
    }
    return Optional.of(redirected(from, location));
  }

  /**
   * Returns where a redirect leads.
   *
   * @throws RemoteResourceError if it may not lead there, or from https to http
   */
  URI redirected(URI from, String location) {
    URI to = from.resolve(location);
    if ("https".equals(from.getScheme()) && "http".equals(to.getScheme())) {
      throw new RemoteResourceError(
          "GET %s: redirected to %s, which anyone could read and change; it must stay https"
              .formatted(from, to));
    }
    boolean same = WebHost.of(from).equals(WebHost.of(to));
    if (!isWeb(to) || !(same || isAllowed(to))) {
      throw new RemoteResourceError(
          "GET %s: redirected to %s; name that host in the provider's allowedRedirects if it is right"
              .formatted(from, to));
    }
    return to;
  }

  private static boolean isWeb(URI uri) {
    return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
  }

  private boolean isAllowed(URI to) {
    int port = to.getPort() < 0 ? WebHost.schemePort(to) : to.getPort();
    return allowedHosts.contains(String.valueOf(to.getHost()))
        || allowedHosts.contains(to.getHost() + ":" + port);
  }

  private static Response response(
      HttpURLConnection connection, URI uri, long mostBytes, long deadline) throws IOException {
    int status = connection.getResponseCode();
    if (status == 404 || status == 410) {
      throw new FileNotFound("GET " + uri + ": status " + status);
    }
    if (status == 401) {
      throw new RemoteResourceError(
          "GET %s: status 401: it asks for credentials; a provider's username and password are not supported"
              .formatted(uri));
    }
    if (status != 200) {
      throw new RemoteResourceError("GET " + uri + ": status " + status);
    }
    return new Response(
        uri,
        Objects.requireNonNullElse(connection.getContentType(), ""),
        new BoundedBody(connection.getInputStream(), uri, mostBytes, deadline));
  }
}
