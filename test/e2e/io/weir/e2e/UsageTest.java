package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void weir_withoutAVerb_listsTheVerbs() throws IOException, InterruptedException {
    WeirProcess weir = WeirProcess.run(folder);

    weir.assertExit(0);
    assertThat(weir.out())
        .containsSubsequence("demo", "local", "bench", "chaos", "repair", "help", "version");
    assertThat(weir.err()).isEmpty();
  }

  @Test
  void repair_withoutAnInstallation_saysWhatToName() throws IOException, InterruptedException {
    WeirProcess weir = WeirProcess.run(folder, "repair", "ingest");

    weir.assertExit(2);
    assertThat(weir.err()).contains("--semaphores-table is missing", "SemaphoresTable");
    assertThat(weir.err().lines()).hasSize(1);
  }

  @Test
  void weir_malformedOption_isOneLineAndAHint() throws IOException, InterruptedException {
    WeirProcess weir = WeirProcess.run(folder, "demo", "--limit", "many");

    weir.assertExit(2);
    assertThat(weir.err().lines()).hasSize(2);
    assertThat(weir.err()).contains("--limit", "'many'", "./weir demo --help");
  }
}
