package io.weir.cli.stack;

import io.weir.local.events.EventFaults;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads faults: {@code drop=0.05,duplicate=0.05,delay=2s,seed=42}. */
final class EventFaultsConverter implements ITypeConverter<EventFaults> {
  @Override
  public EventFaults convert(String text) {
    try {
      return EventFaults.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
