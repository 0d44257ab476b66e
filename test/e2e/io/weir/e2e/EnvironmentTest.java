package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environments of this checkout, run locally from their files. */
class EnvironmentTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void demo_environment_keepsItsPromisesOnTheFirstQueue() throws IOException, InterruptedException {
    WeirProcess weir =
        WeirProcess.run(folder, "demo", "--environment", "dev", "--json", "--messages", "30");

    weir.assertExit(0);
    Kept.assertKept(weir, 30, 5);
  }

  /** The queue's own limit is 4, that of the semaphore it shares 3. */
  @Test
  void demo_queueWithASharedSemaphore_staysWithinTheLowerLimit()
      throws IOException, InterruptedException {
    WeirProcess weir =
        WeirProcess.run(
            folder,
            "demo --environment dev --queue laads --json --messages 20 --execution-seconds 0.5"
                .split(" ", -1));

    weir.assertExit(0);
    Kept.assertKept(weir, 20, 3);
  }

  @Test
  void local_environment_hasItsNames() throws IOException, InterruptedException {
    Path exports = folder.resolve("stack.env");
    try (WeirProcess weir =
        WeirProcess.start(
            folder, "local", "--environment", "dev", "--env-file", exports.toString())) {
      weir.awaitReady();

      assertThat(Files.readString(exports))
          .contains(
              "export SemaphoresTable=weir-dev-Semaphores",
              "export SlotsTable=weir-dev-Slots",
              "export ThrottleFunction=weir-dev-throttle",
              "# queue weir-dev-background: ",
              "# queue weir-dev-laads: ",
              "# state machine weir-dev-demo: ");
      assertThat(weir.err()).contains("stateMachine:weir-dev-demo");
    }
  }

  @Test
  void demo_limitBelowZero_isOneLineWithFilePathAndWhatIsAllowed()
      throws IOException, InterruptedException {
    String dev = Files.readString(WeirProcess.ROOT.resolve("infra/environments/dev.yaml"));
    Path file = folder.resolve("qa.yaml");
    Files.writeString(file, dev.replace("executionLimit: 5", "executionLimit: -1"));

    WeirProcess weir = WeirProcess.run(folder, "demo", "--environment", file.toString());

    weir.assertExit(2);
    assertThat(weir.err())
        .isEqualTo(
            "weir demo: %s: queues[0].executionLimit is -1, allowed are whole numbers from 0 to 1000000%n",
            file);
    assertThat(weir.out()).isEmpty();
  }
}
