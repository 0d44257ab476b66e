package io.weir.contract;

import static io.weir.contract.SampleSlots.STAMP;
import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.slots;
import static io.weir.contract.SampleSlots.take;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static io.weir.contract.SemaphoresContract.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.ReleaseResult.Released;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every holder of slots takes them back, one caller at a time. */
abstract class ReleaseContract extends SlotsSuite {
  @Test
  void release_held_givesBackAll() {
    List<Slot> three = slots(3, KEY);
    acquire(5, three);

    assertThat(release(three.get(0), three.get(2))).isInstanceOf(Released.class);

    assertThat(used(KEY)).isEqualTo(1);
    assertThat(tables.slots().read(holders(three))).containsOnlyKeys(three.get(1).holder());
  }

  @Test
  void release_thenAcquire_holdsOneAgain() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    release(held);

    acquire(5, held);

    assertThat(used(KEY)).isEqualTo(1);
    assertThat(tables.slotCount()).isEqualTo(1);
  }

  @Test
  void release_twice_isRefusedAsAbsent() {
    Slot held = slot("a", KEY);
    acquire(5, held, slot("b", KEY));
    release(held);

    assertThat(refusal(release(held)).slots())
        .containsExactly(new RefusedSlot(held.holder(), null));
    assertThat(used(KEY)).isEqualTo(1);
  }

  @Test
  void release_tokenChanged_isRefusedWithTheSlotAndWritesNothing() {
    Slot held = slot("a", KEY);
    Slot other = slot("b", KEY);
    acquire(5, held, other);
    takeOver(held.takenOver("new", STAMP), held.token());

    Refusal refusal = refusal(release(other, held));

    assertThat(refusal.slots()).containsExactly(new RefusedSlot(held.holder(), read(held)));
    assertThat(used(KEY)).isEqualTo(2);
    assertThat(tables.slotCount()).isEqualTo(2);
  }

  @Test
  void release_counterTooLow_isRefusedWithTheState() {
    List<Slot> two = slots(2, KEY);
    acquire(5, two);
    tables.setUsed(KEY, 1);

    Refusal refusal = refusal(tables.slots().release(two, Map.of()));

    assertThat(refusal.semaphores()).containsExactly(new RefusedSemaphore(KEY, tables.peek(KEY)));
    assertThat(refusal.slots()).isEmpty();
    assertThat(tables.slotCount()).isEqualTo(2);
  }

  @Test
  void release_drifted_setsZeroAndPauses() {
    List<Slot> two = slots(2, KEY);
    acquire(5, two);
    tables.setUsed(KEY, 1);

    assertThat(tables.slots().release(two, Map.of(KEY, 1))).isInstanceOf(Released.class);

    assertThat(used(KEY)).isZero();
    assertThat(tables.peek(KEY).pausedReason()).isEqualTo(Slots.DRIFT);
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void release_driftedWhilePaused_keepsTheReason() {
    List<Slot> two = slots(2, KEY);
    acquire(5, two);
    tables.setUsed(KEY, 1);
    tables.semaphores().pause(KEY, "CMR is down");

    assertThat(tables.slots().release(two, Map.of(KEY, 1))).isInstanceOf(Released.class);

    assertThat(used(KEY)).isZero();
    assertThat(tables.peek(KEY).pausedReason()).isEqualTo("CMR is down");
  }

  @Test
  void release_driftedButMovedSince_isRefusedWithTheState() {
    List<Slot> two = slots(2, KEY);
    acquire(5, two);

    Refusal refusal = refusal(tables.slots().release(two, Map.of(KEY, 1)));

    assertThat(refusal.semaphores()).containsExactly(new RefusedSemaphore(KEY, tables.peek(KEY)));
    assertThat(tables.peek(KEY).isPaused()).isFalse();
    assertThat(tables.slotCount()).isEqualTo(2);
  }

  @Test
  void release_counterNeverWritten_isDriftedFromZero() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    Slot shared =
        new Slot(
            held.holder(),
            held.queueUrl(),
            Map.of(SHARED, 1),
            held.token(),
            held.message(),
            held.acquiredAt(),
            held.startTimeMillis(),
            1,
            0,
            null,
            held.stateMachine());

    assertThat(refusal(release(shared)).semaphores())
        .containsExactly(new RefusedSemaphore(SHARED, null));
    assertThat(tables.slots().release(List.of(shared), Map.of(SHARED, 0)))
        .isInstanceOf(Released.class);

    assertThat(tables.peek(SHARED).pausedReason()).isEqualTo(Slots.DRIFT);
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void release_oneCounterDriftedOfTwo_countsTheOtherDown() {
    tables.semaphores().deploy(SHARED, 5, NOON, Set.of());
    Slot held = slot("a", KEY, SHARED);
    tables
        .slots()
        .acquire(List.of(new Permit(KEY, 1, 5), new Permit(SHARED, 1, 5)), List.of(take(held)));
    tables.setUsed(SHARED, 0);

    assertThat(refusal(release(held)).semaphores())
        .containsExactly(new RefusedSemaphore(SHARED, tables.peek(SHARED)));
    assertThat(tables.slots().release(List.of(held), Map.of(SHARED, 0)))
        .isInstanceOf(Released.class);

    assertThat(used(KEY)).isZero();
    assertThat(tables.peek(KEY).isPaused()).isFalse();
    assertThat(tables.peek(SHARED).isPaused()).isTrue();
  }

  @Test
  void release_loweredLimit_isReleased() {
    List<Slot> two = slots(2, KEY);
    acquire(5, two);
    tables.semaphores().deploy(KEY, 0, NOON.plusSeconds(1), Set.of());
    tables.semaphores().pause(KEY, "why");

    assertThat(tables.slots().release(two, Map.of())).isInstanceOf(Released.class);
    assertThat(used(KEY)).isZero();
  }
}
