package io.weir.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way of breaking the protocol.
 *
 * @param name what is broken
 * @param source the production file, below the project's folder
 * @param bound the default bound that finds it
 * @param promise the promise that it breaks
 * @param text what stands in the file, once
 * @param replacement what stands there in the mutant
 */
record Mutation(
    String name, String source, String bound, String promise, String text, String replacement) {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/io/weir/check/mutations");

  static List<Mutation> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Mutation::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mutation read(Path file) {
    try {
      List<String> parts = List.of(Files.readString(file).split("(?m)^----\n", -1));
      List<String> head = parts.getFirst().lines().map(Mutation::value).toList();
      return new Mutation(
          file.getFileName().toString().replace(".txt", "").replace('-', ' '),
          head.get(0),
          head.get(1),
          head.get(2),
          parts.get(1).stripTrailing(),
          parts.get(2).stripTrailing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  /** Returns the source as it is in the mutant. */
  String mutated(String original) {
    int first = original.indexOf(text);
    if (first < 0 || first != original.lastIndexOf(text)) {
      throw new IllegalStateException(
          "mutation '%s' is out of date: its text must stand once in %s".formatted(name, source));
    }
    return original.replace(text, replacement);
  }

  @Override
  public String toString() {
    return name;
  }
}
