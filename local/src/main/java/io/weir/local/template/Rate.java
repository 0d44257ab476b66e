package io.weir.local.template;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rate(1 minute)}, the form of a schedule that the local stack knows. */
final class Rate {
  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9][0-9]{0,3}) (minute|hour|day)s?\\)");

  private Rate() {}

  static Duration parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new TemplateException(
          "the local stack knows schedules such as rate(1 minute), not %s".formatted(expression));
    }
    int count = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
