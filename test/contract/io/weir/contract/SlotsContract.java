package io.weir.contract;

import static io.weir.contract.SampleSlots.STAMP;
import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.slots;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.semaphore.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every holder of slots reads and changes those held. */
abstract class SlotsContract extends SlotsSuite {
  @Test
  void read_manyHolders_leavesOutWhatNobodyHolds() {
    tables.semaphores().deploy(KEY, 500, NOON.plusSeconds(1), Set.of());
    List<Slot> many = slots(150, KEY);
    acquire(500, many.subList(0, 80));
    acquire(500, many.subList(80, 149));

    assertThat(tables.slots().read(holders(many)))
        .hasSize(149)
        .doesNotContainKey(many.getLast().holder())
        .containsEntry(many.get(101).holder(), many.get(101));
    assertThat(tables.slots().read(Set.of())).isEmpty();
  }

  @Test
  void scan_handsEachSlotOnce() {
    Slot first = slot("a", STAMP, KEY);
    Slot second = slot("b", STAMP.plusNanos(1), KEY);
    acquire(5, first, second);

    assertThat(tables.scanned()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void markMissing_unmarkedAndSameToken_marksOnce() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    Instant since = STAMP.plusSeconds(100);

    assertThat(tables.slots().markMissing(held, since)).isTrue();
    assertThat(tables.slots().markMissing(held, since.plusSeconds(60))).isFalse();

    assertThat(read(held).missingSince()).isEqualTo(since);
    assertThat(tables.slots().unmarkMissing(held)).isTrue();
    assertThat(read(held)).isEqualTo(held);
  }

  @Test
  void changes_tokenChangedOrGone_areRefused() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    Slot after = held.takenOver("new", STAMP);
    takeOver(after, held.token());

    for (Slot stale : List.of(held, slot("gone", KEY))) {
      assertThat(tables.slots().markMissing(stale, STAMP)).isFalse();
      assertThat(tables.slots().unmarkMissing(stale)).isFalse();
      assertThat(tables.slots().raiseRedriveCount(stale, 1)).isFalse();
      assertThat(tables.slots().redrive(stale, stale.redriven("newer", 1, STAMP))).isFalse();
    }
    assertThat(read(held)).isEqualTo(after);
    assertThat(tables.slotCount()).isEqualTo(1);
  }

  /** A late answer about an earlier run must not make its late completion believable. */
  @Test
  void raiseRedriveCount_lowerThanKnown_doesNotLower() {
    Slot held = slot("a", KEY);
    acquire(5, held);

    tables.slots().raiseRedriveCount(held, 2);
    tables.slots().raiseRedriveCount(held, 1);

    assertThat(read(held)).isEqualTo(held.withRedriveCount(2));
  }

  @Test
  void redrive_tokenUnchanged_givesTheSlotToTheLaterRun() {
    Slot held = slot("a", KEY);
    acquire(5, held);
    tables.slots().markMissing(held, STAMP);
    Slot after = held.redriven("new", 1, STAMP.plusSeconds(5));

    assertThat(tables.slots().redrive(held, after)).isTrue();

    assertThat(read(held)).isEqualTo(after);
    assertThat(used(KEY)).isEqualTo(1);
  }
}
