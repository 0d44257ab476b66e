package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosTest {
  private static final int EVENTS = 10_000;

  @Test
  void parse_allFields_readsThem() {
    assertThat(Chaos.parse("drop=0.05, duplicate=0.1,delay=2s,seed=42"))
        .isEqualTo(new Chaos(0.05, 0.1, Duration.ofSeconds(2), 42));
  }

  @Test
  void parse_oneField_leavesTheOthersOut() {
    assertThat(Chaos.parse("delay=200ms")).isEqualTo(new Chaos(0, 0, Duration.ofMillis(200), 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "drop=2 | Chaos field drop is 0 to 1: 2.0",
        "drop=NaN | Chaos field drop is 0 to 1: NaN",
        "duplicate=-1 | Chaos field duplicate is 0 to 1: -1.0",
        "drop=few | Chaos field drop cannot be 'few'",
        "seed=1.5 | Chaos field seed cannot be '1.5'",
        "delay=2 | '2' is no duration",
        "loss=1 | Chaos has no field 'loss'; fields are drop and duplicate",
        "drop | each field once: 'drop'",
        "drop=0,drop=1 | each field once: 'drop=1'"
      })
  void parse_malformed_saysFieldAndWhatItMayBe(String text, String message) {
    assertThatThrownBy(() -> Chaos.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void fateOf_sameSeed_isTheSameInAnyOrder() {
    Chaos chaos = new Chaos(0.3, 0.3, Duration.ofSeconds(2), 42);
    List<List<Duration>> forward = IntStream.range(0, 100).mapToObj(i -> fate(chaos, i)).toList();
    List<List<Duration>> backward =
        IntStream.range(0, 100).mapToObj(i -> fate(chaos, 99 - i)).toList().reversed();

    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void fateOf_anotherSeed_differs() {
    assertThat(IntStream.range(0, 100).mapToObj(i -> fate(chaosWithSeed(1), i)).toList())
        .isNotEqualTo(IntStream.range(0, 100).mapToObj(i -> fate(chaosWithSeed(2), i)).toList());
  }

  @Test
  void fateOf_manyEvents_followsTheShares() {
    Chaos chaos = new Chaos(0.1, 0.2, Duration.ofMillis(10), 7);
    List<Integer> copies = IntStream.range(0, EVENTS).mapToObj(i -> fate(chaos, i).size()).toList();

    assertThat(copies.stream().filter(n -> n == 0).count()).isBetween(900L, 1100L);
    assertThat(copies.stream().filter(n -> n == 2).count()).isBetween(1650L, 1950L);
    assertThat(IntStream.range(0, EVENTS).boxed().flatMap(i -> fate(chaos, i).stream()))
        .allMatch(late -> !late.isNegative() && late.compareTo(Duration.ofMillis(10)) <= 0);
  }

  @Test
  void fateOf_noChaos_deliversOnceAtOnce() {
    assertThat(Chaos.NONE.fateOf("any")).containsExactly(Duration.ZERO);
  }

  private static Chaos chaosWithSeed(long seed) {
    return new Chaos(0.3, 0.3, Duration.ofSeconds(2), seed);
  }

  private static List<Duration> fate(Chaos chaos, int event) {
    return chaos.fateOf("arn:aws:states:us-east-1:000000000000:execution:m:e-" + event);
  }
}
