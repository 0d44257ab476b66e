package io.weir.ingest.provider;

import io.weir.ingest.error.RemoteResourceError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A web server as a provider: a folder is the page that lists it, as Apache, nginx and others write
 * it, and its files are the page's links to what lies directly in the folder. Folders in it are not
 * followed. Sizes and times are not read from the page. Thread-safe.
 */
final class HttpFiles implements ProviderFiles {
  private static final Pattern HTML = Pattern.compile("(text/html|application/xhtml\\+xml)\\b");

  private final URI top;
  private final HttpReads http;

  /**
   * Creates a provider.
   *
   * @param top scheme, host and port
   */
  HttpFiles(URI top, HttpReads http) {
    this.top = top;
    this.http = http;
  }

  @Override
  public void list(String path, Visitor visitor) throws IOException {
    String folder = Paths.folder(path);
    URI asked = uri(folder.isEmpty() ? "/" : "/" + folder + "/");
    try (HttpReads.Response page = http.get(asked, HttpReads.LARGEST_LISTING_BYTES);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(page.body(), StandardCharsets.UTF_8))) {
      requireHtml(page);
      WebListing listing = new WebListing(folder, page.uri(), visitor);
      listing.requireFolder();
      HtmlLinks.read(reader, listing);
      listing.requireListing();
    }
  }

  @Override
  public InputStream open(RemoteFile file) throws IOException {
    return http.get(uri("/" + file.key()), Long.MAX_VALUE).body();
  }

  @Override
  public String describe(RemoteFile file) {
    return uri("/" + file.key()).toString();
  }

  private URI uri(String path) {
    return top.resolve(Percent.encoded(path));
  }

  /** A server that says nothing of its answer's type is believed. */
  private static void requireHtml(HttpReads.Response page) {
    String type = page.contentType().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !HTML.matcher(type).lookingAt()) {
      throw new RemoteResourceError(
          "GET %s: is '%s', not a page of HTML that lists a folder"
              .formatted(page.uri(), page.contentType()));
    }
  }
}
