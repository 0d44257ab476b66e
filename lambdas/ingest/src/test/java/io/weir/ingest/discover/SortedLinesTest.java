package io.weir.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SortedLinesTest {
  @Test
  void next_linesOfOneRun_ascend() throws IOException {
    assertThat(sorted(SortedLines.RUN_CHARACTERS, List.of("b", "a", "c", "a")))
        .containsExactly("a", "a", "b", "c");
  }

  @Test
  void next_linesOfManyRuns_ascendAndAreAllThere() throws IOException {
    Random random = new Random(42);
    List<String> lines =
        random.ints(5_000, 0, 3_000).mapToObj(i -> "line\té %05d".formatted(i)).toList();

    assertThat(sorted(1_000, lines)).isSorted().containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void next_none_isNull() throws IOException {
    assertThat(sorted(1_000, List.of())).isEmpty();
  }

  private static List<String> sorted(int runCharacters, List<String> lines) throws IOException {
    List<String> read = new ArrayList<>();
    try (SortedLines sorted = new SortedLines(runCharacters)) {
      for (String line : lines) {
        sorted.add(line);
      }
      sorted.sort();
      for (String line = sorted.next(); line != null; line = sorted.next()) {
        read.add(line);
      }
    }
    return read;
  }
}
