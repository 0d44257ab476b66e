package io.weir.contract;

import static io.weir.contract.SampleSlots.STAMP;
import static io.weir.contract.SampleSlots.adopted;
import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.slots;
import static io.weir.contract.SampleSlots.take;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static io.weir.contract.SemaphoresContract.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.semaphore.AcquireResult.Acquired;
import io.weir.semaphore.Claim;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.ReleaseResult.Released;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every holder of slots gives them, one caller at a time. */
abstract class AcquireContract extends SlotsSuite {
  @Test
  void acquire_room_holdsAndCounts() {
    Slot slot = slot("a", KEY);

    assertThat(acquire(5, slot)).isInstanceOf(Acquired.class);

    assertThat(tables.slots().read(Set.of(slot.holder())))
        .containsExactly(Map.entry(slot.holder(), slot));
    assertThat(used(KEY)).isEqualTo(1);
  }

  @Test
  void acquire_exactlyTheRoom_fillsIt() {
    acquire(5, slot("a", KEY));

    assertThat(acquire(5, slots(4, KEY))).isInstanceOf(Acquired.class);
    assertThat(used(KEY)).isEqualTo(5);
  }

  @Test
  void acquire_oneMoreThanTheRoom_isRefusedWithTheState() {
    acquire(5, slot("a", KEY));

    Refusal refusal = refusal(acquire(5, slots(5, KEY)));

    assertThat(refusal.semaphores()).containsExactly(new RefusedSemaphore(KEY, tables.peek(KEY)));
    assertThat(refusal.slots()).isEmpty();
    assertThat(used(KEY)).isEqualTo(1);
    assertThat(tables.slotCount()).isEqualTo(1);
  }

  @Test
  void acquire_moreThanTheLimit_isRefused() {
    Refusal refusal = refusal(acquire(5, slots(6, KEY)));

    assertThat(refusal.semaphores()).containsExactly(new RefusedSemaphore(KEY, tables.peek(KEY)));
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void acquire_limitZero_isRefused() {
    tables.semaphores().deploy(KEY, 0, NOON.plusSeconds(1), Set.of());

    assertThat(refusal(acquire(0, slot("a", KEY))).semaphores()).hasSize(1);
  }

  @Test
  void acquire_unknownSemaphore_isRefusedAsAbsent() {
    Refusal refusal =
        refusal(
            tables
                .slots()
                .acquire(List.of(new Permit(SHARED, 1, 5)), List.of(take(slot("a", SHARED)))));

    assertThat(refusal.semaphores()).containsExactly(new RefusedSemaphore(SHARED, null));
  }

  @Test
  void acquire_paused_isRefusedWithTheReason() {
    tables.semaphores().pause(KEY, "why");

    Refusal refusal = refusal(acquire(5, slot("a", KEY)));

    assertThat(refusal.semaphores()).containsExactly(new RefusedSemaphore(KEY, tables.peek(KEY)));
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void acquire_limitChangedMeanwhile_isRefusedWithTheNewOne() {
    tables.semaphores().deploy(KEY, 9, NOON.plusSeconds(1), Set.of());

    RefusedSemaphore refused = refusal(acquire(5, slot("a", KEY))).semaphores().getFirst();

    assertThat(refused.found()).isEqualTo(tables.peek(KEY));
    assertThat(acquire(9, slot("a", KEY))).isInstanceOf(Acquired.class);
  }

  @Test
  void acquire_overridden_goesByTheOverride() {
    tables.semaphores().override(KEY, new LimitOverride(1, null, "ops", "test", null));

    assertThat(refusal(acquire(5, slot("a", KEY))).semaphores()).hasSize(1);
    assertThat(acquire(1, slot("a", KEY))).isInstanceOf(Acquired.class);
    assertThat(refusal(acquire(1, slot("b", KEY))).semaphores()).hasSize(1);
  }

  @Test
  void acquire_learnedLimit_goesByIt() {
    tables.semaphores().learn(SHARED, 1, NOON);

    var result =
        tables.slots().acquire(List.of(new Permit(SHARED, 1, 1)), List.of(take(slot("a", SHARED))));

    assertThat(result).isInstanceOf(Acquired.class);
    assertThat(used(SHARED)).isEqualTo(1);
  }

  @Test
  void acquire_oneOfTwoSemaphoresFull_writesNothing() {
    tables.semaphores().deploy(SHARED, 1, NOON, Set.of());
    List<Slot> two = slots(2, KEY, SHARED);

    Refusal refusal =
        refusal(
            tables
                .slots()
                .acquire(List.of(new Permit(KEY, 2, 5), new Permit(SHARED, 2, 1)), take(two)));

    assertThat(refusal.semaphores())
        .containsExactly(new RefusedSemaphore(SHARED, tables.peek(SHARED)));
    assertThat(used(KEY)).isZero();
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void acquire_slotHeld_isRefusedWithTheSlotInItsPlace() {
    Slot held = slot("granule-1", KEY).withRedriveCount(3);
    acquire(5, held);

    Refusal refusal = refusal(acquire(5, slots(3, KEY)));

    assertThat(refusal.semaphores()).isEmpty();
    assertThat(refusal.slots()).containsExactly(new RefusedSlot(held.holder(), held));
    assertThat(used(KEY)).isEqualTo(1);
    assertThat(tables.slotCount()).isEqualTo(1);
  }

  @Test
  void acquire_heldByAnAdopted_tellsThatItHasNoMessage() {
    Slot adopted = adopted("a", KEY);
    tables.slots().adopt(adopted);

    assertThat(refusal(acquire(5, slot("a", KEY))).slots())
        .containsExactly(new RefusedSlot(adopted.holder(), adopted));
  }

  @Test
  void acquire_semaphoreAndSlotsRefuse_namesAll() {
    Slot first = slot("granule-0", KEY);
    Slot last = slot("granule-5", KEY);
    acquire(5, first, last);

    Refusal refusal = refusal(acquire(5, slots(6, KEY)));

    assertThat(refusal.semaphores()).extracting(RefusedSemaphore::key).containsExactly(KEY);
    assertThat(refusal.slots())
        .containsExactly(
            new RefusedSlot(first.holder(), first), new RefusedSlot(last.holder(), last));
  }

  @Test
  void acquire_aFullTransaction_isAcquired() {
    List<Permit> permits = new ArrayList<>();
    List<SemaphoreKey> keys =
        IntStream.range(0, 10).mapToObj(i -> new SemaphoreKey("provider:P" + i)).toList();
    for (SemaphoreKey key : keys) {
      tables.semaphores().deploy(key, 90, NOON, Set.of());
      permits.add(new Permit(key, 90, 90));
    }
    List<Slot> ninety = slots(90, keys.toArray(SemaphoreKey[]::new));

    assertThat(tables.slots().acquire(permits, take(ninety))).isInstanceOf(Acquired.class);

    assertThat(keys).allSatisfy(key -> assertThat(used(key)).isEqualTo(90));
    assertThat(tables.slots().release(ninety, Map.of())).isInstanceOf(Released.class);
    assertThat(keys).allSatisfy(key -> assertThat(used(key)).isZero());
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void takeOver_tokenUnchanged_renewsTokenAndStamp() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    tables.slots().markMissing(held, STAMP.plusSeconds(95));
    Slot after = held.takenOver("new", STAMP.plusSeconds(100));

    assertThat(takeOver(after, held.token())).isInstanceOf(Acquired.class);

    assertThat(read(held)).isEqualTo(after);
    assertThat(read(held).attempts()).isEqualTo(2);
    assertThat(used(KEY)).isEqualTo(1);
  }

  @Test
  void takeOver_tokenChanged_isRefusedWithTheSlot() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    takeOver(held.takenOver("second", STAMP), held.token());

    Refusal refusal = refusal(takeOver(held.takenOver("third", STAMP), held.token()));

    assertThat(refusal.slots()).containsExactly(new RefusedSlot(held.holder(), read(held)));
    assertThat(read(held).token()).isEqualTo("second");
  }

  @Test
  void takeOver_released_isRefusedAsAbsent() {
    Slot gone = slot("a", KEY);

    assertThat(refusal(takeOver(gone.takenOver("new", STAMP), gone.token())).slots())
        .containsExactly(new RefusedSlot(gone.holder(), null));
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void takeOver_redriveCountRaisedMeanwhile_keepsIt() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    tables.slots().raiseRedriveCount(held, 2);

    takeOver(held.takenOver("new", STAMP), held.token());

    assertThat(read(held).redriveCount()).isEqualTo(2);
  }

  @Test
  void acquire_newAndTakenOver_countsTheNewAlone() {
    Slot held = slot("a", KEY);
    acquire(5, held);

    var result =
        tables
            .slots()
            .acquire(
                List.of(new Permit(KEY, 1, 5)),
                List.of(
                    new Claim.TakeOver(held.takenOver("new", STAMP), held.token()),
                    take(slot("b", KEY))));

    assertThat(result).isInstanceOf(Acquired.class);
    assertThat(used(KEY)).isEqualTo(2);
  }

  @Test
  void takeOver_besideARefusedNewSlot_isNotWritten() {
    Slot held = slot("a", KEY);
    acquire(5, held);

    var result =
        tables
            .slots()
            .acquire(
                List.of(new Permit(KEY, 5, 5)),
                List.of(
                    new Claim.TakeOver(held.takenOver("new", STAMP), held.token()),
                    take(slot("b", KEY))));

    assertThat(refusal(result).semaphores()).hasSize(1);
    assertThat(read(held)).isEqualTo(held);
  }

  @Test
  void adopt_full_goesAboveTheLimit() {
    acquire(5, slots(5, KEY));
    Slot adopted = adopted("redriven", KEY, SHARED);

    assertThat(tables.slots().adopt(adopted)).isInstanceOf(Acquired.class);

    assertThat(read(adopted)).isEqualTo(adopted);
    assertThat(used(KEY)).isEqualTo(6);
    assertThat(used(SHARED)).isEqualTo(1);
  }

  @Test
  void adopt_held_isRefusedAndCountsNothing() {
    Slot held = slot("a", KEY);
    acquire(5, held);

    Refusal refusal = refusal(tables.slots().adopt(adopted("a", KEY)));

    assertThat(refusal.slots()).containsExactly(new RefusedSlot(held.holder(), held));
    assertThat(used(KEY)).isEqualTo(1);
  }
}
