package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void bucket_isFullFirstAndRefillsUpToItsSize() {
    TokenBucket bucket = new TokenBucket(new Quota(3, 2));

    assertThat(taken(bucket)).isEqualTo(3);
    now = now.plusMillis(499);
    assertThat(taken(bucket)).isZero();
    now = now.plusMillis(1);
    assertThat(taken(bucket)).isEqualTo(1);
    now = now.plusSeconds(1);
    assertThat(taken(bucket)).isEqualTo(2);
    now = now.plus(Duration.ofDays(1));
    assertThat(taken(bucket)).isEqualTo(3);
  }

  @Test
  void bucket_refusing_takesNothing() {
    TokenBucket bucket = new TokenBucket(new Quota(1, 1));
    assertThat(taken(bucket)).isEqualTo(1);
    for (int tries = 0; tries < 100; tries++) {
      assertThat(bucket.take(now)).isFalse();
    }

    now = now.plusSeconds(1);

    assertThat(taken(bucket)).isEqualTo(1);
  }

  @Test
  void quota_withoutTokens_isRefused() {
    assertThatThrownBy(() -> new Quota(0, 5)).hasMessageContaining("0, 5");
    assertThatThrownBy(() -> new Quota(5, 0)).hasMessageContaining("5, 0");
  }

  private int taken(TokenBucket bucket) {
    int taken = 0;
    while (bucket.take(now)) {
      taken++;
    }
    return taken;
  }
}
