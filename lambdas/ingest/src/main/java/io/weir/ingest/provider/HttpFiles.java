package io.weir.ingest.provider;

import io.weir.ingest.error.InvalidArgument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A web server as a provider: a folder is the page that lists it, as Apache, nginx and others write
 * it, and its files are the page's links to what lies directly in the folder. Folders in it are not
 * followed. Sizes and times are not read from the page. Thread-safe.
 */
final class HttpFiles implements ProviderFiles {
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
      HtmlLinks.read(
          reader,
          href -> {
            Optional<String> name = fileName(page.uri(), href);
            if (name.isPresent()) {
              visitor.entry(name.get(), () -> RemoteFile.at(folder, name.get()));
            }
          });
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
    try {
      return new URI(top.getScheme(), null, top.getHost(), top.getPort(), path, null, null);
    } catch (URISyntaxException malformed) {
      throw new InvalidArgument("'" + path + "' is no path of a URL", malformed);
    }
  }

  /** Links to other places, to folders, to sorted views of the same page lead to no file here. */
  private static Optional<String> fileName(URI page, String href) {
    Optional<URI> link = resolve(page, href);
    if (link.isEmpty() || !isSameHost(page, link.get()) || link.get().getRawQuery() != null) {
      return Optional.empty();
    }
    String folder = page.getRawPath().substring(0, page.getRawPath().lastIndexOf('/') + 1);
    String path = link.get().getRawPath();
    if (!path.startsWith(folder)) {
      return Optional.empty();
    }
    String name = path.substring(folder.length());
    return name.isEmpty() || name.indexOf('/') >= 0
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static Optional<URI> resolve(URI page, String href) {
    if (href.startsWith("#")) {
      return Optional.empty();
    }
    try {
      URI link = page.resolve(new URI(href.strip().replace(" ", "%20"))).normalize();
      return link.isOpaque() || link.getRawPath() == null ? Optional.empty() : Optional.of(link);
    } catch (URISyntaxException notALink) {
      throw new InvalidArgument("the listing " + page + " has a link that is none", notALink);
    }
  }

  private static boolean isSameHost(URI page, URI link) {
    return page.getScheme().equalsIgnoreCase(link.getScheme())
        && String.valueOf(page.getHost()).equalsIgnoreCase(link.getHost())
        && page.getPort() == link.getPort();
  }
}
