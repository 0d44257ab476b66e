package io.weir.ingest.provider;

import java.net.URI;
import java.util.Locale;

/**
 * Where a URL leads.
 *
 * @param name the host's, in small letters
 * @param port the one that is not the scheme's own; else -1
 */
record WebHost(String name, int port) {
  static WebHost of(URI uri) {
    return new WebHost(
        String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT),
        uri.getPort() == schemePort(uri) ? -1 : uri.getPort());
  }

  /** Returns the port that is asked where a URL names none. */
  static int schemePort(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
