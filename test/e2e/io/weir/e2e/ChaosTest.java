package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void chaos_killsWhileMessagesDrain_everyMessageRunsOnceAndNothingIsHeld()
      throws IOException, InterruptedException {
    Path report = folder.resolve("report.jsonl");

    WeirProcess weir =
        WeirProcess.run(
            folder,
            "chaos",
            "--json",
            "--kills",
            "3",
            "--seed",
            "4",
            "--messages",
            "40",
            "--limit",
            "5",
            "--execution-seconds",
            "0.3",
            "--report",
            report.toString());

    weir.assertExit(0);
    JsonObject summary = JsonParser.parseString(weir.out()).getAsJsonObject();
    assertThat(number(summary, "kills")).isEqualTo(3);
    assertThat(number(summary, "restarts")).isEqualTo(3);
    assertThat(number(summary, "slotsHealed")).isEqualTo(number(summary, "slotsLeftBehind"));
    assertThat(number(summary, "slotsHeldAtEnd")).isZero();
    assertThat(number(summary, "semaphoreAtEnd")).isZero();
    assertThat(number(summary, "violations")).isZero();
    assertEachRanOnce(Recount.of(report));
  }

  @Test
  void chaos_interrupted_endsWithAllItStarted() throws IOException, InterruptedException {
    try (WeirProcess weir =
        WeirProcess.start(folder, "chaos", "--kills", "1", "--execution-seconds", "30")) {
      await()
          .atMost(WeirProcess.PATIENCE)
          .until(() -> weir.err().contains("killed 0 of 1") || !weir.process().isAlive());
      List<ProcessHandle> family = weir.family();

      weir.interrupt();

      assertThat(weir.awaitExit()).isEqualTo(130);
      assertThat(weir.err()).doesNotContain("Exception");
      assertThat(family).hasSizeGreaterThan(1);
      await()
          .atMost(WeirProcess.PATIENCE)
          .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private static void assertEachRanOnce(Recount recount) {
    assertThat(recount.started()).isEqualTo(40);
    assertThat(recount.succeeded()).isEqualTo(40);
    assertThat(recount.duplicates()).isZero();
    assertThat(recount.maxRunning()).isLessThanOrEqualTo(5);
  }

  private static int number(JsonObject summary, String field) {
    return summary.get(field).getAsInt();
  }
}
