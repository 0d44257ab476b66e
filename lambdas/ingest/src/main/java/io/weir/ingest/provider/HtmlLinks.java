package io.weir.ingest.provider;

import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the links of a page of HTML, one tag at a time. A page that begins and does not end is half
 * a page, and fails.
 */
final class HtmlLinks {
  /** Takes the value of each {@code href}, its entities decoded. */
  @FunctionalInterface
  interface Visitor {
    void link(String href) throws IOException;
  }

  /** The longest tag, in characters; a longer one is no listing's. */
  static final int LONGEST_TAG = 16 * 1024;

  private static final Pattern HREF =
      Pattern.compile(
          "\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]++))", Pattern.CASE_INSENSITIVE);

  private final Reader page;
  private boolean begun;
  private boolean ended;

  private HtmlLinks(Reader page) {
    this.page = page;
  }

  /**
   * Reads a page to its end.
   *
   * @throws RemoteResourceError if it ends within a tag, or before {@code </html>}
   */
  static void read(Reader page, Visitor visitor) throws IOException {
    new HtmlLinks(page).read(visitor);
  }

  private void read(Visitor visitor) throws IOException {
    for (int c = page.read(); c >= 0; c = page.read()) {
      if (c == '<') {
        tag(readTag(), visitor);
      }
    }
    if (begun && !ended) {
      throw new RemoteResourceError("the listing breaks off: its HTML has no end");
    }
  }

  private void tag(String tag, Visitor visitor) throws IOException {
    String name = name(tag);
    switch (name) {
      case "html" -> begun = true;
      case "/html" -> ended = true;
      case "a" -> {
        Matcher href = HREF.matcher(tag);
        if (href.find()) {
          visitor.link(decoded(value(href)));
        }
      }
      default -> {}
    }
  }

  /** Reads up to the closing bracket; one within quotes does not close. A comment is passed by. */
  private String readTag() throws IOException {
    StringBuilder tag = new StringBuilder();
    int quote = 0;
    while (tag.length() <= LONGEST_TAG) {
      int c = page.read();
      if (c < 0) {
        throw new RemoteResourceError("the listing breaks off within a tag of its HTML");
      }
      if (c == '>' && quote == 0 && closes(tag)) {
        return tag.toString();
      }
      quote = quoteAfter(tag, quote, c);
      tag.append((char) c);
    }
    throw new RemoteResourceError("the listing has a tag longer than " + LONGEST_TAG);
  }

  private static int quoteAfter(StringBuilder tag, int quote, int c) {
    boolean opens = (c == '"' || c == '\'') && isLink(tag);
    if (quote == 0) {
      return opens ? c : 0;
    }
    return c == quote ? 0 : quote;
  }

  /** Elsewhere an apostrophe may be just that. */
  private static boolean isLink(StringBuilder tag) {
    return tag.length() > 1
        && (tag.charAt(0) == 'a' || tag.charAt(0) == 'A')
        && Character.isWhitespace(tag.charAt(1));
  }

  private static boolean closes(StringBuilder tag) {
    return tag.indexOf("!--") != 0
        || (tag.length() >= 5 && tag.lastIndexOf("--") == tag.length() - 2);
  }

  private static String name(String tag) {
    int end = 0;
    while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static String value(Matcher href) {
    for (int group = 1; group < 3; group++) {
      if (href.group(group) != null) {
        return href.group(group);
      }
    }
    return href.group(3);
  }

  private static String decoded(String text) {
    return text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
