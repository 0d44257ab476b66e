package io.weir.cli.simulate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads seeds like {@code 1..100}. */
final class SeedRangeConverter implements ITypeConverter<SeedRange> {
  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

  @Override
  public SeedRange convert(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches() || Long.parseLong(parts.group(2)) < Long.parseLong(parts.group(1))) {
      throw new TypeConversionException(
          "'" + text + "' is not A..B with A not above B, such as 1..100");
    }
    return new SeedRange(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }
}
