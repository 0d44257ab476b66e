package io.weir.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestCountsTest {
  @Test
  void parse_lineOfTheCounter_isRead() {
    String line = RequestCounter.LINE_PREFIX + "{\"mostReceives\":2,\"Sqs ReceiveMessage\":3}";

    assertThat(RequestCounts.isLine(line)).isTrue();
    assertThat(RequestCounts.parse(line).byOperation())
        .containsExactly(entry("Sqs ReceiveMessage", 3L));
    assertThat(RequestCounts.parse(line).mostReceives()).isEqualTo(2);
  }

  @Test
  void isLine_otherOutput_isNot() {
    assertThat(RequestCounts.isLine("{\"level\":\"info\"}")).isFalse();
  }

  @Test
  void since_earlierCounts_isWhatWasAdded() {
    RequestCounts earlier = new RequestCounts(Map.of("a", 2L), 3);
    RequestCounts later = new RequestCounts(Map.of("a", 5L, "b", 1L), 3);

    assertThat(later.since(earlier).byOperation()).containsOnly(entry("a", 3L), entry("b", 1L));
  }

  @Test
  void per_starts_isAShare() {
    assertThat(new RequestCounts(Map.of("a", 5L), 3).per(10)).containsExactly(entry("a", 0.5));
    assertThat(new RequestCounts(Map.of("a", 5L), 3).per(0)).containsExactly(entry("a", 5.0));
  }
}
