package io.weir.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void of_nothing_isZero() {
    assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, 0));
  }

  @Test
  void of_oneToTwoHundred_areNearestRanks() {
    List<Duration> durations =
        IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList().reversed();

    assertThat(Percentiles.of(durations)).isEqualTo(new Percentiles(100, 198));
  }
}
