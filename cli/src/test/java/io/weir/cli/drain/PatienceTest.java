package io.weir.cli.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.StackTimings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void of_localTimings_isATwentiethOfAws() {
    assertThat(Patience.of(StackTimings.LOCAL, Duration.ofSeconds(1)))
        .isEqualTo(
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(31), Duration.ofSeconds(18)));
    assertThat(Patience.of(StackTimings.AWS, Duration.ofSeconds(1)).releasing())
        .isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void with_somethingRunning_waitsForItToo() {
    Patience patience = Patience.of(StackTimings.LOCAL, null);
    Progress idle = new Progress(2, 1, 1, 0, Duration.ZERO);
    Progress running = new Progress(2, 1, 0, 0, Duration.ZERO);

    assertThat(patience.with(idle)).isEqualTo(Duration.ofSeconds(30));
    assertThat(patience.with(running)).isGreaterThan(Duration.ofMinutes(59));
  }
}
