package io.weir.cli.bench;

import io.weir.cli.option.SecondsConverter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What is measured: executions of one length under one limit.
 *
 * @param executionTime 0 for executions without work
 */
record BenchCase(int limit, Duration executionTime) {
  /** As on the command line. */
  String text() {
    return limit
        + ":"
        + BigDecimal.valueOf(executionTime.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /** Reads {@code LIMIT:SECONDS}. */
  static final class Converter implements ITypeConverter<BenchCase> {
    private static final Pattern SYNTAX = Pattern.compile("([1-9]\\d{0,4}):(.+)");

    @Override
    public BenchCase convert(String text) {
      Matcher parts = SYNTAX.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException("'" + text + "' is not LIMIT:SECONDS, such as 5:3");
      }
      return new BenchCase(
          Integer.parseInt(parts.group(1)), new SecondsConverter().convert(parts.group(2)));
    }
  }
}
