package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.throttle.Reconciler.ReconcileReport;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Duration MINUTE = Timings.AWS.interval();

  @Test
  void run_completionLost_releasesAndHandsOff() {
    World world = World.withLimit(1);
    world.send("a", "b");
    world.run();
    world.finish("a");

    world.pass(MINUTE);
    assertThat(reconcile(world).examined()).isZero();
    world.pass(MINUTE);
    assertThat(reconcile(world).released()).isEqualTo(1);

    assertThat(world.running()).containsExactly("b");
  }

  @Test
  void run_stillRunning_isNeverReleasedHoweverOld() {
    World world = World.withLimit(1);
    world.send("a");
    world.run();

    world.pass(Duration.ofDays(30));

    assertThat(reconcile(world)).isEqualTo(new ReconcileReport(1, 0, 0, 0));
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_neverStarted_isBelievedOnlyTheSecondTimeAMinuteLater() {
    World world = World.withLimit(5);
    world.queues.send(QUEUE, World.body(World.machine("gone"), "a", ""), Map.of());
    world.run();

    world.pass(Timings.AWS.settledAge().plusSeconds(1));
    assertThat(reconcile(world).missing()).isEqualTo(1);
    world.pass(MINUTE.minusSeconds(1));
    assertThat(reconcile(world).missing()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
    world.pass(Duration.ofSeconds(2));
    assertThat(reconcile(world).released()).isEqualTo(1);

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
    assertThat(reconcile(world).missing()).isEqualTo(1);

    world.run();
    world.pass(MINUTE);

    assertThat(reconcile(world).examined()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_outOfTime_saysWhatIsLeft() {
    World world = World.withLimit(5);
    world.send("a", "b", "c");
    world.run();
    world.pass(Duration.ofDays(1));
    Duration twoDescribes = Timings.AWS.describeInterval().multipliedBy(2);

    ReconcileReport report = world.reconciler().run(world.now().plus(twoDescribes));

    assertThat(report).isEqualTo(new ReconcileReport(2, 0, 0, 1));
  }

  private static ReconcileReport reconcile(World world) {
    return world.reconciler().run(world.deadline());
  }
}
