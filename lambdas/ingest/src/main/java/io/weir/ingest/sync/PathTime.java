package io.weir.ingest.sync;

import static java.util.Map.entry;

import io.weir.ingest.error.InvalidArgument;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time in a {@code url_path}, in UTC. */
record PathTime(OffsetDateTime time) {
  /** A message's numbers are milliseconds since 1970; fewer digits may be a year. */
  private static final Pattern MILLISECONDS = Pattern.compile("\\d{5,15}");

  private static final Pattern TOKEN = Pattern.compile("\\[([^\\]]*)]|([A-Za-z])\\2*");

  /** Of moment.js' tokens those that are numbers, with Java's. */
  private static final Map<String, String> PATTERNS =
      Map.ofEntries(
          entry("YYYY", "uuuu"),
          entry("YY", "uu"),
          entry("MM", "MM"),
          entry("M", "M"),
          entry("DDDD", "DDD"),
          entry("DDD", "D"),
          entry("DD", "dd"),
          entry("D", "d"),
          entry("HH", "HH"),
          entry("H", "H"),
          entry("mm", "mm"),
          entry("m", "m"),
          entry("ss", "ss"),
          entry("s", "s"),
          entry("SSS", "SSS"));

  /**
   * Reads a time: in the form of ISO 8601, in UTC where it has no offset, or in milliseconds.
   *
   * @throws InvalidArgument if it is none
   */
  static PathTime of(String text) {
    try {
      return new PathTime(
          MILLISECONDS.matcher(text).matches()
              ? Instant.ofEpochMilli(Long.parseLong(text)).atOffset(ZoneOffset.UTC)
              : parsed(text));
    } catch (DateTimeException none) {
      throw new InvalidArgument(
          "'%s' is no time; expected 2017-01-31T23:59:59Z".formatted(text), none);
    }
  }

  private static OffsetDateTime parsed(String text) {
    TemporalAccessor parsed =
        text.length() == "2017-01-31".length()
            ? LocalDate.parse(text)
            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from);
    return switch (parsed) {
      case OffsetDateTime time -> time.withOffsetSameInstant(ZoneOffset.UTC);
      case LocalDateTime time -> time.atOffset(ZoneOffset.UTC);
      default -> LocalDate.from(parsed).atStartOfDay().atOffset(ZoneOffset.UTC);
    };
  }

  /**
   * Formats it by moment.js' tokens; text in brackets, and what is no letter, stays.
   *
   * @throws InvalidArgument if a token is not one of a number
   */
  String format(String format) {
    return TOKEN
        .matcher(format)
        .replaceAll(token -> Matcher.quoteReplacement(formatted(token.group(), token.group(1))));
  }

  private String formatted(String token, @Nullable String literal) {
    if (literal != null) {
      return literal;
    }
    String pattern = PATTERNS.get(token);
    if (pattern == null) {
      throw new InvalidArgument(
          "'%s' is no part of a dateFormat; there are %s"
              .formatted(token, PATTERNS.keySet().stream().sorted().toList()));
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }
}
