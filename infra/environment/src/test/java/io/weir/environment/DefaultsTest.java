package io.weir.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pins the defaults: to change one changes every environment that does not say it. */
class DefaultsTest {
  @Test
  void defaults_areAsDocumented() {
    assertThat(Environment.DEFAULT_LOG_RETENTION).isEqualTo(Duration.ofDays(30));
    assertThat(Environment.DEFAULT_REMOVAL_POLICY).isEqualTo(RemovalPolicy.RETAIN);
    assertThat(FunctionSettings.DEFAULT)
        .isEqualTo(new FunctionSettings(1024, Architecture.ARM64, false));
    assertThat(CompletionSettings.DEFAULT).isEqualTo(new CompletionSettings(10, Duration.ZERO));
    assertThat(QueueSettings.DEFAULT_TIME_LIMIT).isEqualTo(Duration.ofSeconds(60));
    assertThat(QueueSettings.DEFAULT_MESSAGE_LIMIT).isEqualTo(10_000);
    assertThat(QueueSettings.Deployed.DEFAULT_VISIBILITY_TIMEOUT)
        .isEqualTo(Duration.ofSeconds(150));
    assertThat(QueueSettings.Deployed.DEFAULT_RECEIVE_WAIT).isEqualTo(Duration.ofSeconds(20));
    assertThat(QueueSettings.Deployed.DEFAULT_RETENTION).isEqualTo(Duration.ofDays(14));
    assertThat(QueueSettings.Deployed.DEFAULT_MAX_RECEIVE_COUNT).isEqualTo(30);
  }
}
