package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RedriveTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final RedriveTokens tokens = new RedriveTokens();

  @Test
  void elevenTokens_theFirstIsForgotten() {
    for (int n = 0; n < 11; n++) {
      tokens.add("token-" + n, NOW.plusSeconds(n));
    }

    assertThat(tokens.redriveDate("token-0", NOW)).isEmpty();
    assertThat(tokens.redriveDate("token-1", NOW)).contains(NOW.plusSeconds(1));
  }
}
