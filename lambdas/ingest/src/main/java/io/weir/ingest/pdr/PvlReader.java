package io.weir.ingest.pdr;

import io.weir.ingest.error.PdrParsingError;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads statements of the Parameter Value Language (CCSDS 641.0-B), in the simple form that PDRs
 * use: {@code KEYWORD = VALUE}, ended by a semicolon or the end of the value's line; values bare,
 * in quotes, or sequences in brackets, which are kept as their text; comments between {@code /*}
 * and its counterpart. One statement is in memory at a time. Not thread-safe.
 */
final class PvlReader {
  /** The longest keyword or value, in characters. */
  static final int LONGEST = 4_096;

  private final PushbackReader text;
  private final String what;
  private long line = 1;

  /**
   * Creates a reader.
   *
   * @param what names the text in errors
   */
  PvlReader(Reader text, String what) {
    this.text = new PushbackReader(text, 2);
    this.what = what;
  }

  /** Returns the next statement; empty at the end of the text, or after {@code END}. */
  Optional<PvlStatement> next() throws IOException {
    int c = skipToStatement();
    if (c < 0) {
      return Optional.empty();
    }
    unread(c);
    long start = line;
    String keyword = word("=;\n");
    if (keyword.isEmpty()) {
      throw malformed(start, "a keyword is missing before '='");
    }
    String name = keyword.toUpperCase(Locale.ROOT);
    if (name.equals("END")) {
      return Optional.empty();
    }
    int next = skipSpace();
    if (next == '=') {
      return Optional.of(new PvlStatement(start, name, value(start, name)));
    }
    unread(next);
    if (isEnd(name)) {
      return Optional.of(new PvlStatement(start, name, ""));
    }
    throw malformed(start, "'" + shown(keyword) + "' is not followed by '='");
  }

  /** Returns the error for what is wrong on a line. */
  PdrParsingError malformed(long at, String problem) {
    return new PdrParsingError("%s, line %d: %s".formatted(what, at, problem));
  }

  private String value(long start, String keyword) throws IOException {
    int c = skipSpace();
    if (c < 0 || c == ';') {
      throw malformed(start, keyword + " has no value");
    }
    String value =
        switch (c) {
          case '"', '\'' -> quoted(c, start, keyword);
          case '(', '{' -> sequence(c, start, keyword);
          default -> bare(c, start, keyword);
        };
    int end = skipBlanks();
    if (end >= 0 && end != ';' && end != '\n') {
      throw malformed(start, "text follows the value of " + keyword);
    }
    return value;
  }

  private String bare(int first, long start, String keyword) throws IOException {
    unread(first);
    boolean below = line > start;
    String value = word(";\n");
    if (below && (value.indexOf('=') >= 0 || isEnd(value.toUpperCase(Locale.ROOT)))) {
      throw malformed(start, keyword + " has no value");
    }
    if (value.indexOf('=') >= 0) {
      throw malformed(start, keyword + " is not ended before the next '='; a ';' is missing");
    }
    return value;
  }

  private String quoted(int quote, long start, String keyword) throws IOException {
    StringBuilder value = new StringBuilder();
    for (int c = read(); c != quote; c = read()) {
      if (c < 0 || value.length() == LONGEST) {
        throw malformed(start, "the quote of " + keyword + "'s value is not closed");
      }
      value.append((char) c);
    }
    return value.toString();
  }

  /** Sequences and sets hold each other; a bracket within quotes is text. */
  private String sequence(int opening, long start, String keyword) throws IOException {
    StringBuilder value = new StringBuilder().append((char) opening);
    for (int depth = 1; depth > 0; ) {
      int c = skipSpace();
      if (c < 0 || value.length() >= LONGEST) {
        throw malformed(start, "the bracket of " + keyword + "'s value is not closed");
      }
      switch (c) {
        case '"', '\'' -> value.append((char) c).append(quoted(c, start, keyword));
        case '(', '{' -> depth++;
        case ')', '}' -> depth--;
        default -> {}
      }
      value.append((char) c);
    }
    return value.toString();
  }

  /** Reads up to one of the ends or a comment, which stays; blanks at its own end do not count. */
  private String word(String ends) throws IOException {
    StringBuilder word = new StringBuilder();
    int c = read();
    while (c >= 0 && ends.indexOf(c) < 0 && !(c == '/' && comes('*'))) {
      if (word.length() == LONGEST) {
        throw malformed(line, "a word is longer than " + LONGEST + " characters");
      }
      if (c < ' ' && !Character.isWhitespace(c)) {
        throw malformed(line, "a control character; this is no PDR");
      }
      word.append((char) c);
      c = read();
    }
    unread(c);
    return word.toString().strip();
  }

  private int skipToStatement() throws IOException {
    int c = skipSpace();
    while (c == ';') {
      c = skipSpace();
    }
    return c;
  }

  /** Returns what comes after white space and comments. */
  private int skipSpace() throws IOException {
    int c = skipBlanks();
    while (c >= 0 && Character.isWhitespace(c)) {
      c = skipBlanks();
    }
    return c;
  }

  /** Returns what comes after blanks and comments, which may be the line's end. */
  private int skipBlanks() throws IOException {
    int c = read();
    while (c == ' ' || c == '\t' || c == '\r' || (c == '/' && comes('*'))) {
      if (c == '/') {
        skipComment();
      }
      c = read();
    }
    return c;
  }

  private void skipComment() throws IOException {
    long start = line;
    read();
    int before = 0;
    for (int c = read(); before != '*' || c != '/'; c = read()) {
      if (c < 0) {
        throw malformed(start, "the comment is not closed");
      }
      before = c;
    }
  }

  private boolean comes(int expected) throws IOException {
    int c = read();
    unread(c);
    return c == expected;
  }

  /** All reading and unreading goes through these two, which count the lines. */
  private int read() throws IOException {
    int c = text.read();
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private void unread(int c) throws IOException {
    if (c < 0) {
      return;
    }
    if (c == '\n') {
      line--;
    }
    text.unread(c);
  }

  private static boolean isEnd(String word) {
    return word.equals("END") || word.startsWith("END_");
  }

  private static String shown(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }
}
