package io.weir.ingest.pdr;

import io.weir.ingest.error.PdrParsingError;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads statements of the Parameter Value Language (CCSDS 641.0-B), in the simple form that PDRs
 * use: {@code KEYWORD = VALUE}, ended by a semicolon or the line's end; values bare or in quotes;
 * comments between {@code /*} and its counterpart. One statement is in memory at a time. Not
 * thread-safe.
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
    long start = line;
    text.unread(c);
    String keyword = word("=;\n");
    if (keyword.isEmpty()) {
      throw malformed(start, "a keyword is missing before '='");
    }
    String name = keyword.toUpperCase(Locale.ROOT);
    if (name.equals("END")) {
      return Optional.empty();
    }
    if (skipBlanks() != '=') {
      if (name.startsWith("END_")) {
        return Optional.of(new PvlStatement(start, name, ""));
      }
      throw malformed(start, "'" + shown(keyword) + "' is not followed by '='");
    }
    return Optional.of(new PvlStatement(start, name, value(start, name)));
  }

  /** Returns the error for what is wrong on a line. */
  PdrParsingError malformed(long at, String problem) {
    return new PdrParsingError("%s, line %d: %s".formatted(what, at, problem));
  }

  private String value(long start, String keyword) throws IOException {
    int c = skipBlanks();
    if (c == '"' || c == '\'') {
      String quoted = quoted(c, start, keyword);
      requireEnd(start, keyword);
      return quoted;
    }
    if (c < 0 || c == ';' || c == '\n') {
      throw malformed(start, keyword + " has no value");
    }
    text.unread(c);
    String value = word(";\n");
    if (value.indexOf('=') >= 0) {
      throw malformed(start, keyword + " is not ended before the next '='; a ';' is missing");
    }
    int end = text.read();
    if (end == '\n') {
      line++;
    }
    return value;
  }

  private void requireEnd(long start, String keyword) throws IOException {
    int c = skipBlanks();
    if (c == '\n') {
      line++;
    } else if (c >= 0 && c != ';') {
      throw malformed(start, "text follows the quoted value of " + keyword);
    }
  }

  private String quoted(int quote, long start, String keyword) throws IOException {
    StringBuilder value = new StringBuilder();
    for (int c = text.read(); c != quote; c = text.read()) {
      if (c < 0 || value.length() == LONGEST) {
        throw malformed(start, "the quote of " + keyword + "'s value is not closed");
      }
      if (c == '\n') {
        line++;
      }
      value.append((char) c);
    }
    return value.toString();
  }

  /** Reads up to one of the ends, which stays; blanks at the word's end do not count. */
  private String word(String ends) throws IOException {
    StringBuilder word = new StringBuilder();
    int c = text.read();
    while (c >= 0 && ends.indexOf(c) < 0) {
      if (word.length() == LONGEST) {
        throw malformed(line, "a word is longer than " + LONGEST + " characters");
      }
      if (c < ' ' && !Character.isWhitespace(c)) {
        throw malformed(line, "a control character; this is no PDR");
      }
      word.append((char) c);
      c = text.read();
    }
    if (c >= 0) {
      text.unread(c);
    }
    return word.toString().strip();
  }

  private int skipToStatement() throws IOException {
    while (true) {
      int c = text.read();
      if (c == '\n') {
        line++;
      } else if (c == '/' && startsComment()) {
        skipComment();
      } else if (c != ';' && (c < 0 || !Character.isWhitespace(c))) {
        return c;
      }
    }
  }

  private boolean startsComment() throws IOException {
    int c = text.read();
    if (c == '*') {
      return true;
    }
    if (c >= 0) {
      text.unread(c);
    }
    return false;
  }

  private void skipComment() throws IOException {
    long start = line;
    int before = 0;
    for (int c = text.read(); before != '*' || c != '/'; c = text.read()) {
      if (c < 0) {
        throw malformed(start, "the comment is not closed");
      }
      if (c == '\n') {
        line++;
      }
      before = c;
    }
  }

  private int skipBlanks() throws IOException {
    int c = text.read();
    while (c == ' ' || c == '\t' || c == '\r') {
      c = text.read();
    }
    return c;
  }

  private static String shown(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }
}
