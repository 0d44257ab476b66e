package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFaultsTest {
  private static final int EVENTS = 10_000;

  @Test
  void parse_allFields_readsThem() {
    assertThat(EventFaults.parse("drop=0.05, duplicate=0.1,delay=2s,seed=42"))
        .isEqualTo(new EventFaults(0.05, 0.1, Duration.ofSeconds(2), 42));
  }

  @Test
  void parse_oneField_leavesTheOthersOut() {
    assertThat(EventFaults.parse("delay=200ms"))
        .isEqualTo(new EventFaults(0, 0, Duration.ofMillis(200), 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "drop=2 | Event faults field drop is 0 to 1: 2.0",
        "drop=NaN | Event faults field drop is 0 to 1: NaN",
        "duplicate=-1 | Event faults field duplicate is 0 to 1: -1.0",
        "drop=few | Event faults field drop cannot be 'few'",
        "seed=1.5 | Event faults field seed cannot be '1.5'",
        "delay=2 | '2' is no duration",
        "loss=1 | Event faults have no field 'loss'; fields are drop and duplicate",
        "drop | each field once: 'drop'",
        "drop=0,drop=1 | each field once: 'drop=1'"
      })
  void parse_malformed_saysFieldAndWhatItMayBe(String text, String message) {
    assertThatThrownBy(() -> EventFaults.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void fateOf_sameSeed_isTheSameInAnyOrder() {
    EventFaults faults = new EventFaults(0.3, 0.3, Duration.ofSeconds(2), 42);
    List<List<Duration>> forward = IntStream.range(0, 100).mapToObj(i -> fate(faults, i)).toList();
    List<List<Duration>> backward =
        IntStream.range(0, 100).mapToObj(i -> fate(faults, 99 - i)).toList().reversed();

    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void fateOf_anotherSeed_differs() {
    assertThat(IntStream.range(0, 100).mapToObj(i -> fate(withSeed(1), i)).toList())
        .isNotEqualTo(IntStream.range(0, 100).mapToObj(i -> fate(withSeed(2), i)).toList());
  }

  @Test
  void fateOf_manyEvents_followsTheShares() {
    EventFaults faults = new EventFaults(0.1, 0.2, Duration.ofMillis(10), 7);
    List<Integer> copies =
        IntStream.range(0, EVENTS).mapToObj(i -> fate(faults, i).size()).toList();

    assertThat(copies.stream().filter(n -> n == 0).count()).isBetween(900L, 1100L);
    assertThat(copies.stream().filter(n -> n == 2).count()).isBetween(1650L, 1950L);
    assertThat(IntStream.range(0, EVENTS).boxed().flatMap(i -> fate(faults, i).stream()))
        .allMatch(late -> !late.isNegative() && late.compareTo(Duration.ofMillis(10)) <= 0);
  }

  @Test
  void fateOf_none_deliversOnceAtOnce() {
    assertThat(EventFaults.NONE.fateOf("any")).containsExactly(Duration.ZERO);
  }

  private static EventFaults withSeed(long seed) {
    return new EventFaults(0.3, 0.3, Duration.ofSeconds(2), seed);
  }

  private static List<Duration> fate(EventFaults faults, int event) {
    return faults.fateOf("arn:aws:states:us-east-1:000000000000:execution:m:e-" + event);
  }
}
