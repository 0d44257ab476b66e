package io.weir.ingest.provider;

import io.weir.ingest.error.RemoteResourceError;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the links and headings of a page of HTML, one tag at a time. A page that begins and does
 * not end is half a page, and fails; so does one that asks for a password.
 */
final class HtmlLinks {
  /** Takes what a page has, entities decoded. */
  interface Visitor {
    /** Takes the value of an {@code href}. */
    void link(String href) throws IOException;

    /** Takes the text of a title or of a heading of the first order. */
    void heading(String text);
  }

  /** The longest tag, in characters; a longer one is no listing's. */
  static final int LONGEST_TAG = 16 * 1024;

  /** Of a heading; the rest is left out. */
  private static final int LONGEST_HEADING = 4 * 1024;

  private static final Pattern HREF =
      Pattern.compile(
          "\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]++))", Pattern.CASE_INSENSITIVE);

  private static final Pattern PASSWORD =
      Pattern.compile("\\stype\\s*=\\s*[\"']?password\\b", Pattern.CASE_INSENSITIVE);

  private final BufferedReader page;
  private final Visitor visitor;
  private @Nullable StringBuilder heading;
  private boolean begun;
  private boolean ended;

  private HtmlLinks(BufferedReader page, Visitor visitor) {
    this.page = page;
    this.visitor = visitor;
  }

  /**
   * Reads a page to its end.
   *
   * @throws RemoteResourceError if it ends within a tag, or before {@code </html>}, or has a field
   *     for a password
   */
  static void read(BufferedReader page, Visitor visitor) throws IOException {
    new HtmlLinks(page, visitor).read();
  }

  private void read() throws IOException {
    for (int c = page.read(); c >= 0; c = page.read()) {
      if (c == '<' && beginsTag()) {
        tag(readTag());
      } else if (heading != null && heading.length() < LONGEST_HEADING) {
        heading.append((char) c);
      }
    }
    if (begun && !ended) {
      throw new RemoteResourceError("the listing breaks off: its HTML has no end");
    }
  }

  /** A bracket before anything else is text, as in a size of {@code <1K}. */
  private boolean beginsTag() throws IOException {
    page.mark(1);
    int c = page.read();
    page.reset();
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!' || c == '?';
  }

  private void tag(String tag) throws IOException {
    String name = name(tag);
    switch (name) {
      case "html" -> begun = true;
      case "/html" -> ended = true;
      case "a" -> link(tag);
      case "title", "h1" -> heading = new StringBuilder();
      case "/title", "/h1" -> endHeading();
      case "script", "style" -> skipPast("</" + name);
      case "input" -> requireNoPassword(tag);
      default -> {}
    }
  }

  private void link(String tag) throws IOException {
    Matcher href = HREF.matcher(tag);
    if (href.find()) {
      visitor.link(HtmlText.decoded(value(href)));
    }
  }

  private void endHeading() {
    if (heading != null) {
      visitor.heading(HtmlText.decoded(heading.toString()));
      heading = null;
    }
  }

  private static void requireNoPassword(String tag) {
    if (PASSWORD.matcher(tag).find()) {
      throw new RemoteResourceError(
          "the page asks for a password, it is no listing; providers with credentials are not supported");
    }
  }

  /** Reads up to the closing bracket; one within quotes does not close. A comment is passed by. */
  private String readTag() throws IOException {
    StringBuilder tag = new StringBuilder();
    int quote = 0;
    while (tag.length() <= LONGEST_TAG) {
      int c = read("a tag");
      if (c == '>' && quote == 0) {
        return tag.toString();
      }
      quote = quoteAfter(tag, quote, c);
      tag.append((char) c);
      if (tag.length() == 3 && tag.indexOf("!--") == 0) {
        skipComment();
        return "";
      }
    }
    throw new RemoteResourceError("the listing has a tag longer than " + LONGEST_TAG);
  }

  private void skipComment() throws IOException {
    int dashes = 2;
    for (int c = read("a comment"); c != '>' || dashes < 2; c = read("a comment")) {
      dashes = c == '-' ? dashes + 1 : 0;
    }
  }

  /** What is between a script's tags is no HTML. */
  private void skipPast(String end) throws IOException {
    int matched = 0;
    while (matched < end.length()) {
      int c = Character.toLowerCase(read("a script"));
      matched = c == end.charAt(matched) ? matched + 1 : c == '<' ? 1 : 0;
    }
    readTag();
  }

  private int read(String within) throws IOException {
    int c = page.read();
    if (c < 0) {
      throw new RemoteResourceError("the listing breaks off within " + within + " of its HTML");
    }
    return c;
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
}
