package io.weir.ingest.provider;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
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
   * @param body fails if it breaks off, is too large or takes too long
   */
  record Response(URI uri, InputStream body) implements AutoCloseable {
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
    URI to = from.resolve(location);
    boolean same =
        String.valueOf(from.getHost()).equals(to.getHost()) && from.getPort() == to.getPort();
    if (!isWeb(to) || !(same || isAllowed(to))) {
      throw new RemoteResourceError(
          "GET %s: redirected to %s; name that host in the provider's allowedRedirects if it is right"
              .formatted(from, to));
    }
    return Optional.of(to);
  }

  private static boolean isWeb(URI uri) {
    return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
  }

  private boolean isAllowed(URI to) {
    return allowedHosts.contains(String.valueOf(to.getHost()))
        || allowedHosts.contains(to.getHost() + ":" + to.getPort());
  }

  private static Response response(
      HttpURLConnection connection, URI uri, long mostBytes, long deadline) throws IOException {
    int status = connection.getResponseCode();
    if (status == 404 || status == 410) {
      throw new FileNotFound("GET " + uri + ": status " + status);
    }
    if (status != 200) {
      throw new RemoteResourceError("GET " + uri + ": status " + status);
    }
    return new Response(
        uri, new BoundedBody(connection.getInputStream(), uri, mostBytes, deadline));
  }
}
