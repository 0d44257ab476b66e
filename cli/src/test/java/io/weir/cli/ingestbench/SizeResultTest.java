package io.weir.cli.ingestbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.measure.Machine;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SizeResultTest {
  private static final Machine MACHINE = new Machine(2, "Linux amd64", "25", 0.5);
  private static final QueueContent ALL = new QueueContent(100, 100, 100);
  private static final SizeResult RESULT =
      result(run(1_000, 4_000, ALL), run(500, 400, ALL), run(250, 500, ALL));

  @Test
  void isComplete_eachGranuleOnTheQueueOnce_isTrue() {
    assertThat(RESULT.isComplete()).isTrue();
  }

  @Test
  void isComplete_granulesMissingOrMessagesDoubled_isFalse() {
    assertThat(result(run(1, 1, new QueueContent(99, 99, 99))).isComplete()).isFalse();
    assertThat(result(run(1, 1, new QueueContent(101, 100, 100))).isComplete()).isFalse();
    assertThat(result(run(1, 1, new QueueContent(100, 99, 100))).isComplete()).isFalse();
    assertThat(result(run(1, 1, new QueueContent(100, 100, 99))).isComplete()).isFalse();
  }

  @Test
  void isComplete_fewerDiscoveredThanThereAre_isFalse() {
    assertThat(
            new SizeResult(
                    101, List.of(run(1, 1, ALL)), new HeapLog.Peak(0, 0), OptionalInt.empty())
                .isComplete())
        .isFalse();
  }

  @Test
  void medians_threeRuns_areOfEachStage() {
    assertThat(RESULT.medianDiscovered().elapsed()).isEqualTo(Duration.ofMillis(500));
    assertThat(RESULT.medianQueued().elapsed()).isEqualTo(Duration.ofMillis(500));
    assertThat(RESULT.medianQueued().perSecond()).isEqualTo(200);
    assertThat(RESULT.medianQueued().functionsMillisEach()).isEqualTo(0.5);
    assertThat(RESULT.medianQueued().endpointsMillisEach()).isEqualTo(0.25);
  }

  @Test
  void json_hasEachRunTheMediansAndTheMemory() {
    JsonObject json =
        JsonParser.parseString(IngestBenchJson.of(List.of(RESULT), 40, MACHINE)).getAsJsonObject();

    JsonObject size = json.getAsJsonArray("sizes").get(0).getAsJsonObject();
    assertThat(json.get("heapMegabytes").getAsInt()).isEqualTo(40);
    assertThat(size.get("granules").getAsInt()).isEqualTo(100);
    assertThat(size.get("complete").getAsBoolean()).isTrue();
    assertThat(size.getAsJsonArray("runs").get(0).toString())
        .contains("\"onQueue\":{\"messages\":100,\"executions\":100,\"granules\":100}");
    assertThat(size.getAsJsonObject("median").getAsJsonObject("queued").toString())
        .isEqualTo(
            "{\"count\":100,\"seconds\":0.5,\"perSecond\":200.0,"
                + "\"functionsCpuMillisEach\":0.500,\"endpointsCpuMillisEach\":0.250}");
    assertThat(size.get("peakHeapMegabytes").getAsInt()).isEqualTo(24);
    assertThat(size.get("peakResidentMegabytes").getAsInt()).isEqualTo(119);
  }

  @Test
  void table_hasARowForEachRunAndTheMemory() {
    List<String> lines =
        IngestBenchTable.of(List.of(RESULT), 40, MACHINE).lines().map(String::strip).toList();

    assertThat(lines.get(2).split(" +", -1))
        .containsExactly("100", "1", "1.00", "100", "4.00", "25", "4.00", "2.00");
    assertThat(lines.get(5).split(" +", -1))
        .containsExactly("100", "median", "0.50", "200", "0.50", "200", "0.50", "0.25");
    assertThat(lines).anyMatch(line -> line.matches("100 +24 +119 +7 +100, each once"));
    assertThat(lines.getLast()).isEqualTo(MACHINE.text());
  }

  @Test
  void table_whatIsWrongOrNotKnown_isShown() {
    SizeResult wrong =
        new SizeResult(
            100,
            List.of(run(1, 1, new QueueContent(99, 99, 99))),
            new HeapLog.Peak(0, 0),
            OptionalInt.empty());

    assertThat(IngestBenchTable.of(List.of(wrong), 40, MACHINE).lines())
        .anyMatch(line -> line.matches(" +100 +0 +- +0 +99, WRONG"))
        .noneMatch(line -> line.contains("median"));
  }

  private static SizeResult result(RunResult... runs) {
    return new SizeResult(100, List.of(runs), new HeapLog.Peak(7, 24), OptionalInt.of(119));
  }

  /** The functions take a tenth of a core, the endpoints a twentieth. */
  private static RunResult run(int discoveredMillis, int queuedMillis, QueueContent onQueue) {
    return new RunResult(stage(discoveredMillis), stage(queuedMillis), onQueue);
  }

  private static Stage stage(int millis) {
    Duration elapsed = Duration.ofMillis(millis);
    return new Stage(100, elapsed, elapsed.dividedBy(10), elapsed.dividedBy(20));
  }
}
