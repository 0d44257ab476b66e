package io.weir.cli.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void toLine_midway_tellsPaceAndTimeLeft() {
    Progress progress = new Progress(60, 25, 20, 0, Duration.ofSeconds(5));

    assertThat(progress.toLine(OptionalInt.of(5)))
        .isEqualTo("queued 35   running 5 of 5   done 20 of 60   4.0/s   about 10 s left");
  }

  @Test
  void toLine_nothingDone_tellsNoPace() {
    Progress progress = new Progress(60, 5, 0, 0, Duration.ofSeconds(5));

    assertThat(progress.toLine(OptionalInt.empty()))
        .isEqualTo("queued 55   running 5   done 0 of 60");
  }

  @Test
  void toLine_quarantined_areDone() {
    Progress progress = new Progress(4, 1, 0, 3, Duration.ZERO);

    assertThat(progress.toLine(OptionalInt.of(5)))
        .isEqualTo("queued 0   running 1 of 5   done 3 of 4 (3 quarantined)");
  }
}
