package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which slots a round gives back, and by which lists and describes it knows. */
class ReconcilerLeaksTest {
  private static final Duration MINUTE = Timings.AWS.interval();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration ABSENCE = Timings.AWS.absenceWait();

  @Test
  void run_completionLost_releasesAndHandsOff() {
    World world = World.withLimit(1);
    world.send("a", "b");
    world.run();
    world.finish("a");

    world.pass(MINUTE);
    assertThat(world.reconcile().settled()).isZero();
    world.pass(MINUTE);
    assertThat(world.reconcile().released()).isEqualTo(1);

    assertThat(world.running()).containsExactly("b");
  }

  @Test
  void run_stillRunning_isNeverReleasedHoweverOld() {
    World world = World.withLimit(1);
    world.send("a");
    world.run();

    world.pass(Duration.ofDays(30));

    assertThat(world.reconcile()).isEqualTo(report(1, 1, 0));
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_neverStarted_isBelievedOnlyTheSecondTimeAfterAWhile() {
    World world = World.withLimit(5);
    world.queues.send(QUEUE, World.body(World.machine("gone"), "a", ""), Map.of());
    world.run();

    world.pass(Timings.AWS.settledAge().plusSeconds(1));
    assertThat(world.reconcile().missing()).isEqualTo(1);
    Instant marked = world.now();
    world.passUntil(marked.plus(ABSENCE).minusMillis(1));
    assertThat(world.reconcile().missing()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
    world.passUntil(marked.plus(ABSENCE));
    assertThat(world.reconcile().released()).isEqualTo(1);

    assertThat(world.used()).isZero();
  }

  @Test
  void run_takenOverMeanwhile_forgetsThatItWasMissing() {
    World world = World.withLimit(5);
    world.queues.send(QUEUE, World.body(World.machine("late"), "a", ""), Map.of());
    world.queues.create(QUEUE, null, 0);
    world.queues.send(QUEUE, World.body(World.machine("late"), "a", ""), Map.of());
    world.run();
    world.pass(Timings.AWS.visibility());
    assertThat(world.reconcile().missing()).isEqualTo(1);

    world.run();
    world.pass(MINUTE);

    assertThat(world.reconcile().settled()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_listedRunning_describesNothing() {
    World world = World.withLimit(5);
    world.send("a", "b", "c");
    world.run();
    world.pass(HOUR);
    CountingExecutions asked = new CountingExecutions(world);

    world.reconciler(asked).run(world.deadline());

    assertThat(asked.lists).isEqualTo(1);
    assertThat(asked.describes).isZero();
  }

  @Test
  void run_manyEnded_takesPagesNotDescribes() {
    World world = World.withLimit(3_000);
    world.sendMany(3_000);
    world.runUntilHeld(3_000);
    IntStream.range(0, 1_500).forEach(i -> world.finish("granule-" + i));
    world.pass(HOUR);
    CountingExecutions asked = new CountingExecutions(world);
    Instant began = world.now();

    ReconcileReport report = world.reconciler(asked).run(world.deadline());

    assertThat(report).isEqualTo(report(3_000, 3_000, 1_500));
    assertThat(world.used()).isEqualTo(1_500);
    assertThat(asked.describes).isZero();
    assertThat(asked.lists).isEqualTo(4);
    assertThat(Duration.between(began, world.now())).isLessThan(Duration.ofSeconds(5));
  }

  /** Being in no list proves nothing: lists are late. */
  @Test
  void run_inNoList_isDescribed() {
    World world = World.withLimit(5);
    world.send("a");
    world.run();
    world.pass(HOUR);

    ReconcileReport report = world.reconciler(new UnlistedExecutions(world)).run(world.deadline());

    assertThat(report.released()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  private static ReconcileReport report(int slots, int settled, int released) {
    return new ReconcileReport(
        true, slots, settled, released, 0, 0, 0, 0, true, List.of(), List.of());
  }
}
