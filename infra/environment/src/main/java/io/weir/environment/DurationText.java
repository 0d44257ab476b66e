package io.weir.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the file writes them: a whole number and a unit, {@code 60s}, {@code 14d}. */
final class DurationText {
  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9})([smhd])");

  private DurationText() {}

  /** Returns the duration; empty if the text is none. */
  static Optional<Duration> read(String text) {
    Matcher parts = SYNTAX.matcher(text);
    return parts.matches()
        ? Optional.of(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
        : Optional.empty();
  }

  /** Writes whole seconds, in the largest unit of which there are at least two. */
  static String write(Duration duration) {
    for (String unit : new String[] {"d", "h", "m"}) {
      long count = duration.dividedBy(unit(unit));
      if (count > 1 && unit(unit).multipliedBy(count).equals(duration)) {
        return count + unit;
      }
    }
    return duration.toSeconds() + "s";
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "d" -> Duration.ofDays(1);
      case "h" -> Duration.ofHours(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofSeconds(1);
    };
  }
}
