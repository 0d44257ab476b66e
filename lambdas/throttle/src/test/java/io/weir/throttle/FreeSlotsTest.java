package io.weir.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant LONG_AGO = NOON.minusSeconds(3_600);

  private final FreeSlots slots = new FreeSlots();

  @Test
  void start_handedOff_isIdleFromTheEndOfTheExecutionBefore() {
    slots.freed(List.of(at(0)));
    slots.look(1, at(2));

    slots.start(LONG_AGO, at(3));

    assertThat(slots.idle()).isEqualTo(seconds(3));
    assertThat(slots.handOffs()).containsExactly(seconds(3));
  }

  @Test
  void start_handedOffToALaterMessage_isIdleOnlyWhileThatWaited() {
    slots.freed(List.of(at(0)));
    slots.look(1, at(4));

    slots.start(at(3), at(5));

    assertThat(slots.idle()).isEqualTo(seconds(2));
    assertThat(slots.handOffs()).containsExactly(seconds(5));
  }

  @Test
  void start_seenFree_isIdleFromTheFirstLookThatSawIt() {
    slots.look(1, at(0));
    slots.look(1, at(10));

    slots.start(LONG_AGO, at(12));

    assertThat(slots.idle()).isEqualTo(seconds(12));
    assertThat(slots.handOffs()).isEmpty();
  }

  @Test
  void start_freedSinceTheLookBefore_isIdleFromTheLookThatSawIt() {
    slots.look(1, at(0));
    slots.look(2, at(10));

    slots.start(LONG_AGO, at(11));
    slots.start(LONG_AGO, at(11));

    assertThat(slots.idle()).isEqualTo(seconds(11 + 1));
  }

  @Test
  void start_messageSentWhileSlotsWereFree_isIdleWhileItWaited() {
    slots.look(3, at(0));

    slots.start(at(20), at(21));

    assertThat(slots.idle()).isEqualTo(seconds(1));
  }

  @Test
  void start_unattended_isIdleFromBeforeTheFirstLookAndNoOther() {
    slots.unattendedSince(at(-30));
    slots.look(1, at(0));
    slots.start(LONG_AGO, at(1));
    slots.look(1, at(2));

    slots.start(LONG_AGO, at(3));

    assertThat(slots.idle()).isEqualTo(seconds(31 + 1));
  }

  @Test
  void look_fewerThanKnown_forgetsTheLongestFree() {
    slots.freed(List.of(at(0), at(5)));
    slots.look(1, at(6));

    slots.start(LONG_AGO, at(7));

    assertThat(slots.idle()).isEqualTo(seconds(2));
    assertThat(slots.handOffs()).containsExactly(seconds(2));
  }

  @Test
  void start_asManyAsFree_chargesEachSlotOnce() {
    slots.look(2, at(0));
    slots.start(LONG_AGO, at(1));
    slots.start(LONG_AGO, at(1));
    slots.look(0, at(2));
    slots.look(2, at(50));

    slots.start(LONG_AGO, at(51));
    slots.start(LONG_AGO, at(51));

    assertThat(slots.idle()).isEqualTo(seconds(4));
  }

  @Test
  void start_noneKnownFree_isNotIdle() {
    slots.start(LONG_AGO, at(1));

    assertThat(slots.idle()).isZero();
  }

  @Test
  void start_clocksThatDiffer_neverTakesIdlenessAway() {
    slots.freed(List.of(at(1)));
    slots.look(1, at(0));

    slots.start(at(2), at(0));

    assertThat(slots.idle()).isZero();
    assertThat(slots.handOffs()).containsExactly(Duration.ZERO);
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
