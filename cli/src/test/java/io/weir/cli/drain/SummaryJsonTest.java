package io.weir.cli.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.stack.Held;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void of_run_hasTheSharedFieldsInTheirOrder() {
    DrainResult result =
        new DrainResult(
            3,
            1,
            Measurements.of(List.of(record(0, 1000), record(1250, 2250)), 1),
            List.of(new QuarantinedMessage("x", "not-json", "detail")),
            new Held(0, Map.of()),
            List.of());

    assertThat(SummaryJson.write(SummaryJson.of(result.summary())))
        .isEqualTo(
            """
            {"messages":3,"started":2,"succeeded":2,"failed":0,"quarantined":1,\
            "quarantinedByReason":{"not-json":1},"limit":1,"maxRunning":1,"duplicates":0,\
            "slotsHeldAtEnd":0,"semaphoreAtEnd":0,"utilization":0.8000,\
            "handOffMillis":{"p50":250,"p99":250},"elapsedSeconds":2.25,"violations":0}\
            """);
  }

  @Test
  void of_neverABacklog_hasNoUtilization() {
    DrainResult result =
        new DrainResult(
            0,
            5,
            Measurements.of(List.of(), 5),
            List.of(),
            new Held(0, Map.of()),
            List.of("broken"));

    assertThat(SummaryJson.of(result.summary()).get("utilization").isJsonNull()).isTrue();
  }

  private static RunRecord record(long start, long stop) {
    return new RunRecord(
        "arn:" + start, "m" + start, BEGIN.plusMillis(start), BEGIN.plusMillis(stop), "SUCCEEDED");
  }
}
