package io.weir.cli.measure;

import static io.weir.cli.measure.Records.at;
import static io.weir.cli.measure.Records.run;
import static io.weir.cli.measure.Records.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
  @Test
  void maxRunning_nothing_isZero() {
    assertThat(Slots.maxRunning(List.of())).isZero();
  }

  @Test
  void maxRunning_overlapping_countsThoseAtOneInstant() {
    assertThat(Slots.maxRunning(List.of(run(0, 10), run(5, 15), run(12, 20)))).isEqualTo(2);
  }

  @Test
  void maxRunning_stopAndStartAtOneInstant_areNotBesideEachOther() {
    assertThat(Slots.maxRunning(List.of(run(0, 10), run(10, 20)))).isEqualTo(1);
  }

  @Test
  void maxRunning_executionWithoutDuration_countsAtItsInstant() {
    assertThat(Slots.maxRunning(List.of(run(0, 10), run(5, 5)))).isEqualTo(2);
  }

  @Test
  void maxRunning_withoutStop_runsOn() {
    assertThat(Slots.maxRunning(List.of(running(0), run(100, 110)))).isEqualTo(2);
  }

  @Test
  void utilization_oneOfTwoSlotsHalfTheTime_isAQuarter() {
    Window window = new Window(at(0), at(100));

    assertThat(Slots.utilization(List.of(run(0, 50)), 2, window)).hasValue(0.25);
  }

  @Test
  void utilization_executionsBeyondTheWindow_countWithin() {
    Window window = new Window(at(100), at(200));

    assertThat(Slots.utilization(List.of(run(0, 150), running(190)), 1, window).getAsDouble())
        .isEqualTo(0.6, within(1e-9));
  }

  @Test
  void utilization_noSlotsOrNoTime_isUnknown() {
    assertThat(Slots.utilization(List.of(run(0, 50)), 0, new Window(at(0), at(100)))).isEmpty();
    assertThat(Slots.utilization(List.of(run(0, 50)), 1, new Window(at(0), at(0)))).isEmpty();
  }

  @Test
  void handOffs_firstUseOfASlot_isNone() {
    assertThat(Slots.handOffs(List.of(run(0, 10), run(20, 30)), 2)).isEmpty();
  }

  @Test
  void handOffs_startAfterAStop_isTheTimeBetween() {
    assertThat(Slots.handOffs(List.of(run(0, 10), run(13, 20), run(25, 30)), 1))
        .containsExactly(Duration.ofMillis(3), Duration.ofMillis(5));
  }

  @Test
  void handOffs_severalFreeSlots_areFilledLongestFreeFirst() {
    assertThat(Slots.handOffs(List.of(run(0, 10), run(0, 12), run(20, 30), run(21, 30)), 2))
        .containsExactly(Duration.ofMillis(10), Duration.ofMillis(9));
  }
}
