package io.weir.cli.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A package of the functions.
 *
 * @param name what the results call it
 * @param zip as it is uploaded
 */
record FunctionPackage(String name, Path zip) {
  /** Reads {@code NAME=FILE}. */
  static final class Converter implements ITypeConverter<FunctionPackage> {
    @Override
    public FunctionPackage convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new TypeConversionException("'" + text + "' is not NAME=FILE, such as mine=my.zip");
      }
      Path zip = Path.of(text.substring(equals + 1));
      if (!Files.isRegularFile(zip)) {
        throw new TypeConversionException("there is no file " + zip);
      }
      return new FunctionPackage(text.substring(0, equals), zip);
    }
  }
}
