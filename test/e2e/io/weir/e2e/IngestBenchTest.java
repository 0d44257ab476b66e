package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestBenchTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void ingest_fiftyGranulesTwice_queuesEachOnceWithinTheHeap()
      throws IOException, InterruptedException {
    WeirProcess weir =
        WeirProcess.run(folder, "bench", "ingest", "--sizes", "50", "--runs", "2", "--json");

    weir.assertExit(0);
    JsonObject result = JsonParser.parseString(weir.out()).getAsJsonObject();
    JsonObject size = result.getAsJsonArray("sizes").get(0).getAsJsonObject();
    assertThat(size.get("complete").getAsBoolean()).isTrue();
    assertThat(size.getAsJsonArray("runs")).hasSize(2);
    size.getAsJsonArray("runs").forEach(run -> assertRun(run.getAsJsonObject()));
    assertThat(size.get("peakHeapMegabytes").getAsInt())
        .isPositive()
        .isLessThanOrEqualTo(result.get("heapMegabytes").getAsInt());
  }

  private static void assertRun(JsonObject run) {
    assertThat(run.getAsJsonObject("onQueue").toString())
        .isEqualTo("{\"messages\":50,\"executions\":50,\"granules\":50}");
    assertThat(run.getAsJsonObject("discovered").get("count").getAsInt()).isEqualTo(50);
    assertThat(run.getAsJsonObject("queued").get("count").getAsInt()).isEqualTo(50);
    assertThat(run.getAsJsonObject("queued").get("seconds").getAsDouble()).isPositive();
  }
}
