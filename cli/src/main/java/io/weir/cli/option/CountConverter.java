package io.weir.cli.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers of things, 0 to {@value #MOST}. */
public final class CountConverter implements ITypeConverter<Integer> {
  /** More executions than this are no trial any more, and would not fit in memory. */
  public static final int MOST = 1_000_000;

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  @Override
  public Integer convert(String text) {
    if (!DIGITS.matcher(text).matches() || Integer.parseInt(text) > MOST) {
      throw new TypeConversionException("'" + text + "' is not a whole number from 0 to " + MOST);
    }
    return Integer.valueOf(text);
  }
}
