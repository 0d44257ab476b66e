package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import io.weir.throttle.Repair.RepairReport;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RepairTest {
  private static final SemaphoreKey KEY = SemaphoreKey.of(QUEUE);

  private final World world = World.withLimit(5);

  @Test
  void repair_counterSetToZeroByHand_isTheSumOfTheSlotsAgain() {
    runFour();
    world.tables.put(world.semaphore().withUsed(0));

    assertThat(repair(world.tables.slots())).isEqualTo(new RepairReport(KEY, 0, 4, null));

    assertThat(world.used()).isEqualTo(4);
    assertThat(world.semaphore().isPaused()).isFalse();
    assertThat(world.triggered).containsExactly(QUEUE);
  }

  @Test
  void repair_nothingWrong_changesNothing() {
    runFour();

    assertThat(repair(world.tables.slots())).isEqualTo(new RepairReport(KEY, 4, 4, null));
  }

  @Test
  void repair_pausedByDrift_startsAgain() {
    runFour();
    world.tables.put(world.semaphore().withUsed(0));
    world.tell("a");
    assertThat(world.semaphore().pausedReason()).isEqualTo(Slots.DRIFT);

    assertThat(repair(world.tables.slots())).isEqualTo(new RepairReport(KEY, 0, 3, null));
  }

  @Test
  void repair_pausedByAnOperator_staysPaused() {
    runFour();
    world.tables.semaphores().pause(KEY, "CMR is down");
    world.tables.put(world.semaphore().withUsed(9));

    assertThat(repair(world.tables.slots())).isEqualTo(new RepairReport(KEY, 9, 4, "CMR is down"));

    assertThat(world.triggered).isEmpty();
  }

  /** The drifted release leaves the counter at 0, so that only counting anew tells of it. */
  @Test
  void repair_releaseBetweenCountAndWrite_countsAnew() {
    runFour();
    world.tables.put(world.semaphore().withUsed(0));
    Slots releasedAfterTheFirstScan =
        new ForwardingSlots(world.tables.slots()) {
          private boolean scanned;

          @Override
          public void scan(Consumer<Slot> reader) {
            super.scan(reader);
            if (!scanned) {
              scanned = true;
              world.tell("a");
            }
          }
        };

    assertThat(repair(releasedAfterTheFirstScan)).isEqualTo(new RepairReport(KEY, 0, 3, null));

    assertThat(world.used()).isEqualTo(3);
  }

  @Test
  void repair_semaphoreOfAShared_triggersItsQueues() {
    SemaphoreKey shared = new SemaphoreKey("provider:LAADS");
    world.tables.semaphores().deploy(shared, 3, world.now(), Set.of());
    world.tables.semaphores().join(shared, QUEUE);
    SemaphoreState state = requireNonNull(world.tables.allSemaphores().get(shared));
    world.tables.put(state.withUsed(2));

    RepairReport report =
        new Repair(
                world.tables.slots(),
                world.tables.semaphores(),
                world.triggered::add,
                world.surroundings())
            .repair(shared);

    assertThat(report).isEqualTo(new RepairReport(shared, 2, 0, null));
    assertThat(world.triggered).isEqualTo(List.of(QUEUE));
  }

  private void runFour() {
    world.send("a", "b", "c", "d");
    world.run();
    assertThat(world.tables.allSlots()).hasSize(4);
  }

  private RepairReport repair(Slots slots) {
    return new Repair(slots, world.tables.semaphores(), world.triggered::add, world.surroundings())
        .repair(KEY);
  }
}
