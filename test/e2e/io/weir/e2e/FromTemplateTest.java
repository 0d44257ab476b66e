package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an environment synthesizes to runs as it is: the nearest there is to a deployment. */
class FromTemplateTest {
  @TempDir private static Path assembly = Path.of("");

  private static Path template = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void synthesize() throws IOException, InterruptedException {
    template = Synthesis.of("dev", assembly);
  }

  @Test
  void demo_template_keepsItsPromisesOnTheFirstQueue() throws IOException, InterruptedException {
    WeirProcess weir =
        WeirProcess.run(
            folder, "demo", "--from-template", template.toString(), "--json", "--messages", "30");

    weir.assertExit(0);
    Kept.assertKept(weir, 30, 5);
  }

  @Test
  void local_template_hasItsNames() throws IOException, InterruptedException {
    Path exports = folder.resolve("stack.env");
    try (WeirProcess weir =
        WeirProcess.start(
            folder,
            "local",
            "--from-template",
            template.toString(),
            "--env-file",
            exports.toString())) {
      weir.awaitReady();

      assertThat(Files.readString(exports))
          .contains(
              "export SemaphoresTable=weir-dev-Semaphores",
              "export ThrottleFunction=weir-dev-throttle",
              "# queue weir-dev-background: ",
              "# queue weir-dev-laads: ",
              "# state machine weir-dev-demo: ");
    }
  }
}
