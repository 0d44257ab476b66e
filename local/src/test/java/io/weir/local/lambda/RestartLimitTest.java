package io.weir.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartLimitTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void died_threeTimesWithinTheWindow_isTooOften() {
    RestartLimit.Counter deaths = RestartLimit.DEFAULT.new Counter();

    assertThat(deaths.died(START)).isFalse();
    assertThat(deaths.died(START.plusSeconds(9))).isFalse();
    assertThat(deaths.died(START.plusSeconds(10))).isTrue();
  }

  @Test
  void died_threeTimesOverLonger_isNot() {
    RestartLimit.Counter deaths = RestartLimit.DEFAULT.new Counter();

    assertThat(deaths.died(START)).isFalse();
    assertThat(deaths.died(START.plusSeconds(9))).isFalse();
    assertThat(deaths.died(START.plusSeconds(11))).isFalse();
    assertThat(deaths.died(START.plusSeconds(18))).isTrue();
  }

  @Test
  void default_isThreeDeathsInTenSeconds() {
    assertThat(RestartLimit.DEFAULT).isEqualTo(new RestartLimit(3, Duration.ofSeconds(10)));
  }
}
