package io.weir.cli.stack;

import java.util.function.Consumer;

/**
 * The functions' log for a person to read. The lines that CloudWatch takes metrics from are left
 * out: there is one for each invocation, and they say in numbers what the others say in words.
 */
final class FunctionLog {
  /** How the functions begin such a line; {@code docs/METRICS.md} describes them. */
  private static final String METRICS = "{\"_aws\":";

  private FunctionLog() {}

  static Consumer<String> to(Consumer<String> reader) {
    return line -> {
      if (!line.startsWith(METRICS)) {
        reader.accept(line);
      }
    };
  }
}
