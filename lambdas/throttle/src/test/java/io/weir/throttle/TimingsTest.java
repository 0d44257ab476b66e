package io.weir.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingsTest {
  @Test
  void aws_arePinned() {
    assertThat(Timings.AWS.functionTimeout()).hasSeconds(60);
    assertThat(Timings.AWS.deadlineMargin()).hasSeconds(15);
    assertThat(Timings.AWS.startWindow()).hasSeconds(45);
    assertThat(Timings.AWS.settledAge()).hasSeconds(90);
    assertThat(Timings.AWS.visibility()).hasSeconds(150);
    assertThat(Timings.AWS.lease()).hasSeconds(15);
    assertThat(Timings.AWS.interval()).hasSeconds(60);
  }

  @Test
  void local_isATwentiethInWholeSecondsWhereSqsIsTold() {
    assertThat(Timings.LOCAL.functionTimeout()).hasSeconds(3);
    assertThat(Timings.LOCAL.callTimeout()).hasMillis(500);
    assertThat(Timings.LOCAL.settledAge()).hasMillis(4500);
    assertThat(Timings.LOCAL.visibility()).hasSeconds(8);
    assertThat(Timings.LOCAL.giveBackAtLeast()).hasSeconds(1);
    assertThat(Timings.LOCAL.shortWait()).hasSeconds(1);
  }

  @Test
  void create_startsThatMayOutliveTheSettledAge_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Duration.ofSeconds(75), Duration.ofSeconds(150)))
        .withMessageContaining("settledAge 90000 ms");
  }

  @Test
  void create_visibilityBelowTheSettledAge_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Duration.ofSeconds(45), Duration.ofSeconds(90)))
        .withMessageContaining("visibility");
  }

  /** Two rounds that are 59 seconds apart must be enough to believe an absence. */
  @Test
  void create_absenceWaitOfAnInterval_isRefused() {
    Timings aws = Timings.AWS;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(aws.startWindow(), aws.visibility(), aws.interval()))
        .withMessageContaining("absenceWait");
  }

  private static Timings with(Duration startWindow, Duration visibility) {
    return with(startWindow, visibility, Timings.AWS.absenceWait());
  }

  private static Timings with(Duration startWindow, Duration visibility, Duration absenceWait) {
    Timings aws = Timings.AWS;
    return new Timings(
        aws.functionTimeout(),
        aws.returnMargin(),
        aws.callTimeout(),
        startWindow,
        aws.clockSkew(),
        aws.settledAge(),
        visibility,
        aws.giveBackAtLeast(),
        aws.giveBackAtMost(),
        aws.shortWait(),
        aws.longWait(),
        aws.lease(),
        aws.interval(),
        absenceWait);
  }
}
