package io.weir.cli.measure;

import static io.weir.cli.measure.Records.failed;
import static io.weir.cli.measure.Records.run;
import static io.weir.cli.measure.Records.runOf;
import static io.weir.cli.measure.Records.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  @Test
  void of_nothing_isAllZero() {
    Measurements none = Measurements.of(List.of(), 5);

    assertThat(none.started()).isZero();
    assertThat(none.utilization()).isEmpty();
    assertThat(none.elapsed()).isZero();
  }

  @Test
  void of_differentEnds_areCountedApart() {
    Measurements measured = Measurements.of(List.of(run(0, 10), failed(0, 10), running(5)), 5);

    assertThat(measured.started()).isEqualTo(3);
    assertThat(measured.succeeded()).isEqualTo(1);
    assertThat(measured.failed()).isEqualTo(1);
  }

  @Test
  void duplicates_messageThatRanThreeTimes_isOneMessage() {
    Measurements measured =
        Measurements.of(
            List.of(runOf("a", 0, 1), runOf("a", 2, 3), runOf("a", 4, 5), runOf("b", 6, 7)), 1);

    assertThat(measured.duplicates()).isEqualTo(1);
  }

  @Test
  void duplicates_executionsOfNoMessage_areNotOfOneMessage() {
    assertThat(Measurements.of(List.of(runOf(null, 0, 1), runOf(null, 2, 3)), 1).duplicates())
        .isZero();
  }

  @Test
  void utilization_noMoreExecutionsThanSlots_isUnknown() {
    assertThat(Measurements.of(List.of(run(0, 10), run(1, 10)), 2).utilization()).isEmpty();
  }

  @Test
  void utilization_backlog_endsWithTheLastStart() {
    Measurements measured = Measurements.of(List.of(run(0, 80), run(100, 500)), 1);

    assertThat(measured.utilization()).hasValue(0.8);
    assertThat(measured.handOffMillis()).isEqualTo(new Percentiles(20, 20));
  }

  @Test
  void elapsed_isFromTheFirstStartToTheLastStop() {
    assertThat(Measurements.of(List.of(run(100, 150), run(120, 400)), 5).elapsed())
        .isEqualTo(Duration.ofMillis(300));
  }
}
