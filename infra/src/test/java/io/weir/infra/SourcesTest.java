package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources must not use. */
class SourcesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/weir/infra");

  /** Their order changes from run to run, and so would the template. */
  @Test
  void sources_haveNoCollectionWithoutOrder() {
    assertThat(java(SOURCES))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(read(file))
                    .as(file.toString())
                    .doesNotContainPattern(
                        "\\b(Map\\.(of|copyOf|entry)|Set\\.(of|copyOf)|toMap|toSet|groupingBy"
                            + "|new Hash(Map|Set)|ConcurrentHashMap)\\b"));
  }

  /** Whoever uses a construct has an environment file of their own, or none. */
  @Test
  void constructs_knowNothingOfEnvironmentFiles() {
    assertThat(java(SOURCES.resolve("construct")))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(read(file))
                    .as(file.toString())
                    .doesNotContain("io.weir.environment")
                    .doesNotContainPattern("import (static )?io\\.weir\\.infra\\.[A-Z]"));
  }

  private static List<Path> java(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
