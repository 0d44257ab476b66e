package io.weir.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTest {
  @Test
  void parse_answerOfTheReconciler_isRead() {
    Held held =
        Held.parse(
            """
            {"slots":2,"semaphores":{
              "http://a":{"used":2,"limit":5},"http://b":{"used":0,"pausedReason":"drift"}}}""");

    assertThat(held.slots()).isEqualTo(2);
    assertThat(held.used()).isEqualTo(2);
    assertThat(held.isNothing()).isFalse();
    assertThat(held.semaphore("http://a").orElseThrow().limitOrNone()).isEqualTo(5);
    assertThat(held.semaphore("http://b").orElseThrow().pausedReason()).isEqualTo("drift");
    assertThat(held.semaphore("http://b").orElseThrow().limitOrNone()).isZero();
  }

  @Test
  void isNothing_noSlotsAndNoneUsed_isTrue() {
    assertThat(Held.parse("{\"slots\":0,\"semaphores\":{}}").isNothing()).isTrue();
  }
}
