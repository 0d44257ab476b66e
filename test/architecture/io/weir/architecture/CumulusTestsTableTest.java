package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/cumulus-tests.md promises is there: each test that it names, in every row one. */
final class CumulusTestsTableTest {
  private static final Path ROOT = Path.of(System.getProperty("weir.root"));

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

  @Test
  void everyTestNamed_exists() throws IOException {
    Map<String, String> sources = testSources();
    List<MatchResult> named = TEST.matcher(table()).results().toList();

    assertThat(named).hasSizeGreaterThan(50);
    assertThat(named)
        .filteredOn(test -> !isIn(sources, test))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  private static boolean isIn(Map<String, String> sources, MatchResult test) {
    return sources.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(");
  }

  @Test
  void everyRow_namesATest() throws IOException {
    assertThat(table().lines().filter(line -> line.startsWith("| ")))
        .filteredOn(line -> !line.startsWith("| upstream"))
        .hasSizeGreaterThan(50)
        .allMatch(
            line -> TEST.matcher(line.substring(line.lastIndexOf('|', line.length() - 2))).find());
  }

  private static String table() throws IOException {
    return Files.readString(ROOT.resolve("docs/cumulus-tests.md"));
  }

  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String folder :
        List.of("lambdas/throttle/src/test", "lambdas/ingest/src/test", "test/contract")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.put(className(file), text(file)));
      }
    }
    return sources;
  }

  private static String className(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
