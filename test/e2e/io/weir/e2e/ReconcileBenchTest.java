package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileBenchTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void reconcile_halfEnded_releasesThoseByLists() throws IOException, InterruptedException {
    WeirProcess weir =
        WeirProcess.run(folder, "bench", "reconcile", "--slots", "150", "--ended", "70", "--json");

    weir.assertExit(0);
    JsonObject result = JsonParser.parseString(weir.out()).getAsJsonObject();
    assertThat(result.get("released").getAsInt()).isEqualTo(70);
    assertThat(result.get("slotsHeldAtEnd").getAsInt()).isEqualTo(80);
    assertThat(result.get("semaphoreAtEnd").getAsInt()).isEqualTo(80);
    assertThat(result.get("describes").getAsInt()).isZero();
  }
}
