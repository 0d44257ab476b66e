package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a round is due, within which quotas it works, and what else it looks after. */
class ReconcilerTest {
  private static final Duration MINUTE = Timings.AWS.interval();
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void run_anotherRoundRuns_isNotDue() {
    World world = World.withLimit(1);
    world.tables.reconcileLease().take("another", world.now(), world.now().plus(MINUTE));

    assertThat(world.reconcile().due()).isFalse();
    world.pass(MINUTE);
    assertThat(world.reconcile().due()).isTrue();
    assertThat(world.reconcile().due()).isTrue();
  }

  @Test
  void run_manySlots_isDueEachFifthMinute() {
    World world = World.withLimit(Reconciler.MANY_SLOTS + 1);
    world.sendMany(Reconciler.MANY_SLOTS + 1);
    world.runUntilHeld(Reconciler.MANY_SLOTS + 1);
    Instant began = world.now();

    List<Boolean> due = new ArrayList<>();
    for (int minute = 0; minute <= 5; minute++) {
      world.passUntil(began.plus(MINUTE.multipliedBy(minute)));
      due.add(world.reconcile().due());
    }

    assertThat(due).containsExactly(true, false, false, false, false, true);
  }

  @Test
  void run_overrideEnded_isRevertedAndItsQueueLooksForRoom() {
    World world = World.withLimit(5);
    SemaphoreKey key = SemaphoreKey.of(QUEUE);
    world
        .tables
        .semaphores()
        .override(key, new LimitOverride(1, world.now().plus(HOUR), "ops", "CMR", world.now()));

    world.reconcile();
    assertThat(world.semaphore().limits().inForce()).hasValue(1);
    world.pass(HOUR);
    world.reconcile();

    assertThat(world.semaphore().limits().inForce()).hasValue(5);
    assertThat(world.triggered).containsExactly(QUEUE);
  }

  @Test
  void run_counterIsNotTheSum_isToldAndNotWritten() {
    World world = World.withLimit(5);
    world.send("a", "b");
    world.run();
    world.tables.put(world.semaphore().withUsed(4));

    ReconcileReport report = world.reconcile();

    assertThat(report.drifted())
        .containsExactly(new ReconcileReport.Drifted(SemaphoreKey.of(QUEUE), 4, 2));
    assertThat(world.used()).isEqualTo(4);
    assertThat(world.semaphore().isPaused()).isFalse();
  }

  /** Ten seconds' worth of describes goes out at once, then each waits for the rate. */
  @Test
  void run_outOfTime_saysWhatIsLeft() {
    int perSecond = Quotas.DEFAULT.describesPerSecond();
    int atOnce = 10 * perSecond;
    World world = World.withLimit(atOnce + 5);
    world.sendMany(atOnce + 5);
    world.run();
    world.pass(Duration.ofDays(1));
    Instant deadline = world.now().plus(Duration.ofSeconds(1).dividedBy(perSecond).multipliedBy(2));

    ReconcileReport report = world.reconciler(new UnlistedExecutions(world)).run(deadline);

    assertThat(report.left()).isEqualTo(3);
    assertThat(report.released()).isZero();
  }

  @Test
  void run_listsThrottled_triesAgainThenGoesOnWithDescribes() {
    World world = World.withLimit(5);
    world.send("a");
    world.run();
    world.finish("a");
    world.pass(HOUR);
    ForwardingExecutions throttled =
        new ForwardingExecutions(world.stepFunctions) {
          @Override
          public ListResult list(
              StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
            return new ListResult.Throttled();
          }
        };

    ReconcileReport report = world.reconciler(throttled).run(world.deadline());

    assertThat(report.listsComplete()).isFalse();
    assertThat(report.released()).isEqualTo(1);
  }
}
