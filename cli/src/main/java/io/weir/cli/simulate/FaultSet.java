package io.weir.cli.simulate;

import io.weir.simulation.world.Fault;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The faults asked for.
 *
 * @param text as it was asked for
 */
record FaultSet(String text, Set<Fault> faults) {
  static final String ALL = "all";
  private static final String NONE = "none";

  /** Reads {@code all}, {@code none}, or names with commas between. */
  static final class Converter implements ITypeConverter<FaultSet> {
    @Override
    public FaultSet convert(String text) {
      return new FaultSet(
          text,
          switch (text) {
            case ALL -> EnumSet.allOf(Fault.class);
            case NONE -> EnumSet.noneOf(Fault.class);
            default -> Arrays.stream(text.split(",", -1)).map(this::fault).collect(toSet());
          });
    }

    private Fault fault(String name) {
      return Fault.of(name.strip())
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s, %s, %s".formatted(name, ALL, NONE, names())));
    }

    private static Collector<Fault, ?, Set<Fault>> toSet() {
      return Collectors.toCollection(() -> EnumSet.noneOf(Fault.class));
    }
  }

  /** Returns all names there are. */
  static String names() {
    return Arrays.stream(Fault.values()).map(Fault::code).collect(Collectors.joining(", "));
  }

  boolean isAll() {
    return faults.size() == Fault.values().length;
  }
}
