package io.weir.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing proves nothing: so the protocol is broken on purpose. */
final class MutationTest {
  @ParameterizedTest
  @MethodSource("mutations")
  void explore_brokenProtocol_isFound(Mutation mutation, @TempDir Path folder) throws Exception {
    List<String> found = new Mutant(mutation, folder).explore();

    assertThat(found).as("what the bound '%s' finds", mutation.bound()).isNotEmpty();
    System.out.println(mutation + ": " + String.join("\n  ", found));
    assertThat(found.getFirst()).isEqualTo(mutation.promise());
  }

  static List<Mutation> mutations() {
    return Mutation.all();
  }

  @Test
  void all_theListOfTheIssue_isComplete() {
    assertThat(Mutation.all()).hasSize(17);
  }
}
