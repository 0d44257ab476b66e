package io.weir.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.cli.measure.Percentiles;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.measure.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class CaseResultTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void convert_limitAndSeconds_isACase() {
    BenchCase benchCase = new BenchCase.Converter().convert("50:0.5");

    assertThat(benchCase).isEqualTo(new BenchCase(50, Duration.ofMillis(500)));
    assertThat(benchCase.text()).isEqualTo("50:0.5");
  }

  @Test
  void convert_badSeconds_isRefused() {
    assertThatThrownBy(() -> new BenchCase.Converter().convert("5:x"))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void of_records_countsOverTheWholeWindow() {
    CaseResult result =
        CaseResult.of(
            new BenchCase(1, Duration.ofSeconds(4)),
            new Window(BEGIN, BEGIN.plusSeconds(10)),
            List.of(record(0, 4_000), record(4_500, 8_500)),
            null,
            Map.of(),
            1);

    assertThat(result.utilization()).isEqualTo(0.8);
    assertThat(result.startsPerSecond()).isEqualTo(0.2);
    assertThat(result.handOffMillis().p50()).isEqualTo(500);
    assertThat(result.isLimitKept()).isTrue();
  }

  @Test
  void table_result_hasARowAndItsRequests() {
    CaseResult result =
        new CaseResult(
            new BenchCase(5, Duration.ofSeconds(3)),
            new Window(BEGIN, BEGIN.plusSeconds(10)),
            0.884,
            new Percentiles(210, 260),
            15,
            5,
            null,
            Map.of("Sqs ReceiveMessage", 1.05),
            2);

    assertThat(BenchTable.of(List.of(result)))
        .contains("5:3", "88.4 %", "210 / 260 ms", "Sqs ReceiveMessage", "1.050");
    assertThat(BenchJson.of(List.of(result)))
        .contains(
            "\"utilization\":0.8840",
            "\"mostReceives\":2",
            "\"fill\":null",
            "\"Sqs ReceiveMessage\":1.0500");
  }

  private static RunRecord record(long start, long stop) {
    return new RunRecord("arn", null, BEGIN.plusMillis(start), BEGIN.plusMillis(stop), "SUCCEEDED");
  }
}
