package io.weir.infra;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a synthesis is asked for.
 *
 * @param environment {@code --environment NAME}; null where CDK's command line says it
 * @param output {@code --output DIR}; null for the usual place
 */
record SynthOptions(@Nullable String environment, @Nullable Path output) {
  static SynthOptions parse(List<String> arguments) {
    SynthOptions options = new SynthOptions(null, null);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String name = rest.next();
      options =
          switch (name) {
            case "--environment" -> new SynthOptions(value(name, rest), options.output);
            case "--output" -> new SynthOptions(options.environment, Path.of(value(name, rest)));
            default ->
                throw SynthException.missing(
                    "unknown: " + name + "; there are --environment NAME and --output DIR");
          };
    }
    return options;
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw SynthException.missing(name + " has no value");
    }
    return rest.next();
  }
}
