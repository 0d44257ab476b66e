package io.weir.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmThresholdsTest {
  private static final AlarmThresholds DEFAULT = AlarmThresholds.DEFAULT;

  @Test
  void defaults_are_theDocumentedOnes() {
    assertThat(DEFAULT.oldestShareOfRetention()).isEqualTo(0.5);
    assertThat(DEFAULT.nothingEnding()).isEqualTo(Duration.ofMinutes(60));
    assertThat(DEFAULT.leakedShare()).isEqualTo(0.01);
    assertThat(DEFAULT.completionAge()).isEqualTo(Duration.ofSeconds(120));
    assertThat(WatchedQueue.DEFAULT_RETENTION).isEqualTo(Duration.ofDays(4));
    assertThat(MetricsSource.DEFAULT_NAMESPACE).isEqualTo("Weir");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT7M", "PT24H5M", "-PT5M"})
  void nothingEnding_thatCloudWatchCannotWatch_isRefusedWithItsValue(String text) {
    Duration wrong = Duration.parse(text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlarmThresholds(0.5, wrong, 0.01, DEFAULT.completionAge()))
        .withMessage("nothingEnding must be whole five minutes up to a day, is " + wrong);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5})
  void oldestShare_thatLeavesNoTime_isRefused(double wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AlarmThresholds(wrong, DEFAULT.nothingEnding(), 0.01, DEFAULT.completionAge()))
        .withMessageContaining("oldestShareOfRetention");
  }
}
