package io.weir.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PayloadCountsTest {
  private static final String PAYLOAD =
      "{\"granules\":[{\"files\":[1,2]},{}],\"granulesDiscovered\":5,\"pdr\":{\"granules\":[1]}}";

  @Test
  void of_payload_hasItsArraysLengthsAndItsNumbers() throws IOException {
    assertThat(PayloadCounts.of(new StringReader(PAYLOAD), false).counts())
        .isEqualTo(Map.of("granules", 2L, "granulesDiscovered", 5L));
  }

  @Test
  void of_message_countsInItsPayloadAlone() throws IOException {
    String message =
        "{\"meta\":{\"granules\":[1,2,3]},\"payload\":%s,\"x\":[1]}".formatted(PAYLOAD);

    PayloadCounts counts = PayloadCounts.of(new StringReader(message), true);

    assertThat(counts.get("granules")).isEqualTo(2);
    assertThat(counts.get("x")).isZero();
  }
}
