package io.weir.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.stack.SlotTable.HeldSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftBehindTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Kill KILL = new Kill(1, Step.ACQUIRE, Phase.AFTER, 0, Duration.ZERO);

  private final List<HeldSlot> held = new ArrayList<>();
  private final Set<String> running = new HashSet<>();
  private final List<String> log = new ArrayList<>();
  private final LeftBehind leftBehind =
      new LeftBehind(() -> List.copyOf(held), () -> Set.copyOf(running), log::add);

  @Test
  void killed_slotWithItsExecutionRunning_isNotLeftBehind() {
    held.add(new HeldSlot("a", "1"));
    running.add("a");

    killed(0);

    assertThat(leftBehind.healing()).isEqualTo(Healing.NONE);
  }

  @Test
  void look_released_isHealed() {
    held.add(new HeldSlot("a", "1"));
    held.add(new HeldSlot("b", "1"));
    killed(0);

    held.removeFirst();
    look(3);
    assertThat(leftBehind.healing()).isEqualTo(healing(2, 1, 3, 3));

    held.removeFirst();
    look(5);
    assertThat(leftBehind.healing()).isEqualTo(healing(2, 2, 5, 5));
    assertThat(log).hasSize(3);
  }

  @Test
  void look_takenOverByAnotherAttempt_isHealed() {
    held.add(new HeldSlot("a", "1"));
    killed(0);

    held.set(0, new HeldSlot("a", "2"));
    look(1);

    assertThat(leftBehind.healing().healed()).isEqualTo(1);
  }

  @Test
  void look_executionRunsAfterAll_isHealed() {
    held.add(new HeldSlot("a", "1"));
    killed(0);

    running.add("a");
    look(1);

    assertThat(leftBehind.healing().healed()).isEqualTo(1);
  }

  @Test
  void look_stillHeld_isNotHealed() {
    held.add(new HeldSlot("a", "1"));
    killed(0);

    look(60);

    assertThat(leftBehind.healing()).isEqualTo(healing(1, 0, 0, 0));
  }

  @Test
  void killed_again_countsFromTheFirstKill() {
    held.add(new HeldSlot("a", "1"));
    killed(0);
    killed(4);

    held.clear();
    look(6);

    assertThat(leftBehind.healing()).isEqualTo(healing(1, 1, 6, 0));
  }

  private static Healing healing(
      int leftBehind, int healed, int longestSeconds, int undisturbedSeconds) {
    return new Healing(
        leftBehind,
        healed,
        Duration.ofSeconds(longestSeconds),
        Duration.ofSeconds(undisturbedSeconds));
  }

  private void killed(int second) {
    leftBehind.killed(KILL, BEGIN.plusSeconds(second));
  }

  private void look(int second) {
    leftBehind.look(BEGIN.plusSeconds(second));
  }
}
