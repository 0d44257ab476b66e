package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.environment.EnvironmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentDemoTest {
  @TempDir private Path folder;

  private EnvironmentDemo demo() {
    return new EnvironmentDemo(EnvironmentFile.read(folder.resolve("qa.yaml")));
  }

  @BeforeEach
  void writeEnvironment() throws IOException {
    String yaml =
        """
        prefix: w
        workflows: [demo]
        queues:
          - {name: first, executionLimit: 5}
          - {name: shared, executionLimit: 4, semaphores: {"provider:A": 3, "provider:B": 6}}
          - {name: paused, executionLimit: 0}
        """;
    Files.writeString(folder.resolve("qa.yaml"), yaml);
  }

  @Test
  void queue_noneNamed_isTheFirst() {
    assertThat(demo().queue(null).name()).isEqualTo("first");
    assertThat(demo().limit(demo().queue(null))).isEqualTo(5);
  }

  @Test
  void limit_sharedSemaphoreLower_isItsLimit() {
    assertThat(demo().limit(demo().queue("shared"))).isEqualTo(3);
  }

  @Test
  void queue_absent_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> demo().queue("other"))
        .hasMessage("environment qa has no queue other; it has first, shared, paused");
  }

  @Test
  void queue_limitIsZero_isRefused() {
    assertThatThrownBy(() -> demo().queue("paused"))
        .hasMessage("environment qa starts nothing from paused, its limit is 0");
  }

  @Test
  void stateMachine_ofTheEnvironment_hasItsPrefix() {
    assertThat(demo().stateMachine("demo")).isEqualTo("w-demo");
  }

  @Test
  void stateMachine_notAmongTheWorkflows_isRefused() {
    assertThatThrownBy(() -> demo().stateMachine("ingest"))
        .hasMessage("environment qa has no workflow ingest: add it to the workflows of the file");
  }
}
