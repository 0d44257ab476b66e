package io.weir.cli.stack;

import io.weir.local.events.Chaos;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads faults: {@code drop=0.05,duplicate=0.05,delay=2s,seed=42}. */
final class ChaosConverter implements ITypeConverter<Chaos> {
  @Override
  public Chaos convert(String text) {
    try {
      return Chaos.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
