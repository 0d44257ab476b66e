package io.weir.ingest.provider;

import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page that lists a folder, as its links are read: those to what lies directly in the folder
 * are its files. Not thread-safe.
 */
final class WebListing implements HtmlLinks.Visitor {
  /** What the headings of empty folders have; a server that has none names the folder. */
  private static final List<String> SIGNS = List.of("index of", "directory", "listing");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  private final URI page;
  private final String folder;
  private final ProviderFiles.Visitor files;
  private final String path;
  private boolean listing;

  /** A row's icon may link to what its name links to. */
  private String last = "";

  /**
   * Begins a page.
   *
   * @param folder as the visitor's files have it
   * @param page where the page came from
   */
  WebListing(String folder, URI page, ProviderFiles.Visitor files) {
    this.folder = folder;
    this.page = page;
    this.files = files;
    path = Percent.decoded(upToName(page));
  }

  /**
   * Checks that the page is where it should be: a redirect may lead to another host that was
   * allowed, not to another folder.
   *
   * @throws RemoteResourceError if it is a page of something else
   */
  void requireFolder() {
    if (!path.endsWith(folder.isEmpty() ? "/" : "/" + folder + "/")) {
      throw new RemoteResourceError(
          "the folder '%s' was redirected to %s; if that is its listing, make it the provider_path"
              .formatted(folder, page));
    }
  }

  /**
   * Checks, after the last link, that the page was a listing: an empty folder is told from a page
   * of something else by its heading, or by a link to the folder above.
   *
   * @throws RemoteResourceError if it was none
   */
  void requireListing() {
    if (!listing) {
      throw new RemoteResourceError(
          "GET %s: is no listing: it has no link below that folder, and no heading of a listing"
              .formatted(page));
    }
  }

  /** Links to other places, to folders, to sorted views of the same page lead to no file here. */
  @Override
  public void link(String href) throws IOException {
    Optional<URI> resolved = resolve(href.strip());
    if (resolved.isEmpty() || !WebHost.of(page).equals(WebHost.of(resolved.get()))) {
      return;
    }
    URI link = resolved.get();
    String in = Percent.decoded(upToName(link));
    String name = Percent.decoded(link.getRawPath().substring(upToName(link).length()));
    listing |= href.strip().startsWith("..") || isBelow(in, name);
    if (in.equals(path) && !name.isEmpty() && !name.equals(last) && link.getRawQuery() == null) {
      last = name;
      files.entry(name, () -> RemoteFile.at(folder, name));
    }
  }

  @Override
  public void heading(String text) {
    String heading = text.toLowerCase(Locale.ROOT);
    listing |=
        SIGNS.stream().anyMatch(heading::contains)
            || (!folder.isEmpty() && text.contains("/" + folder));
  }

  private boolean isBelow(String in, String name) {
    return in.startsWith(path) && in.length() + name.length() > path.length();
  }

  private static String upToName(URI uri) {
    String raw = uri.getRawPath();
    return raw.isEmpty() ? "/" : raw.substring(0, raw.lastIndexOf('/') + 1);
  }

  /** Empty for what is no address of the web. */
  private Optional<URI> resolve(String href) {
    if (href.isEmpty() || href.startsWith("#")) {
      return Optional.empty();
    }
    String link = isNameWithColon(href) ? "./" + href : href;
    return parsed(link)
        .or(() -> parsed(Percent.repaired(link)))
        .map(uri -> page.resolve(uri).normalize())
        .filter(uri -> !uri.isOpaque() && uri.getRawPath() != null);
  }

  /** Such as {@code 2017-01-25T06:51.nc}: what stands before the colon can be no scheme. */
  private static boolean isNameWithColon(String href) {
    int colon = href.indexOf(':');
    return colon >= 0
        && href.substring(0, colon).indexOf('/') < 0
        && !SCHEME.matcher(href.substring(0, colon)).matches();
  }

  private static Optional<URI> parsed(String link) {
    try {
      return Optional.of(new URI(link));
    } catch (URISyntaxException notALink) {
      return Optional.empty();
    }
  }
}
