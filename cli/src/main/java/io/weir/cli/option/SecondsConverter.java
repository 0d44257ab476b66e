package io.weir.cli.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads seconds without a unit: {@code 1}, {@code 0.3}. */
public final class SecondsConverter implements ITypeConverter<Duration> {
  private static final Pattern SYNTAX = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

  @Override
  public Duration convert(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is not a number of seconds: 1 or 0.3");
    }
    return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
  }
}
