package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionStatus;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lost events, a completion or a round that dies, and redrives leave behind. */
class CompletionHealTimesTest extends HealTimes {
  @AtSeveralPhases
  void completionLost_ofAnOldSlot_isFoundByTheNextRound(int phase) {
    world.send("a");
    world.run();
    world.pass(AWS.settledAge());
    world.finish("a");
    begin = world.now();

    heals(phase, AWS.interval().plus(ROUND), w -> w.used() == 0);
  }

  @AtSeveralPhases
  void completionLost_ofAYoungSlot_isFoundOnceItIsSettled(int phase) {
    world.send("a");
    world.run();
    world.finish("a");

    heals(phase, LEAKED, w -> w.used() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void completionDoubledLateOrOfAnEarlierRun_changesNothing(int redrives) {
    world.send("a", "b");
    world.run();
    for (int i = 0; i < redrives; i++) {
      world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
      world.stepFunctions.redrive(World.arn("a"));
      tellRedrive("a", i + 1);
    }
    world.finish("b");
    world.tell("b");
    int used = world.used();

    world.tell("b", "b");
    if (redrives > 0) {
      world.tell("a");
    }

    assertThat(world.used()).isEqualTo(used).isEqualTo(1);
  }

  @AtSeveralPhases
  void completionDiesBeforeItsTransaction_theReconcilerIsSooner(int phase) {
    world.send("a");
    world.run();
    world.pass(AWS.settledAge());
    world.finish("a");
    killCompletion(Crash.before("release"), "a");
    assertThat(world.used()).isEqualTo(1);

    heals(phase, AWS.interval().plus(ROUND), w -> w.used() == 0);
  }

  /** The completion queue's visibility is six times its function's timeout. */
  @Test
  void completionDiesBeforeItsTransaction_redeliveryReleases() {
    world.send("a");
    world.run();
    world.finish("a");
    killCompletion(Crash.before("release"), "a");

    world.passUntil(begin.plus(AWS.functionTimeout().multipliedBy(6)));
    world.tell("a");

    assertThat(world.used()).isZero();
  }

  @AtSeveralPhases
  void releasedNotHandedOff_theNextTickStarts(int phase) {
    limit(1);
    world.send("a", "b");
    world.run();
    world.finish("a");
    killCompletion(Crash.after("release"), "a");
    assertThat(world.used()).isZero();

    heals(phase, AWS.interval(), w -> w.running().equals(List.of("b")));
  }

  @AtSeveralPhases
  void reconcilerDiesAfterItsMark_theNextRoundReleases(int phase) {
    world.queues.send(QUEUE, World.body(World.machine("gone"), "a", ""), Map.of());
    world.run();
    world.pass(AWS.settledAge().plusSeconds(1));
    Crash crash = Crash.after("markMissing");
    crash.kills(
        () ->
            world
                .reconciler(world.stepFunctions, crash.port(Slots.class, world.tables.slots()))
                .run(world.deadline()));
    assertThat(world.tables.allSlots().values())
        .extracting(Slot::missingSince)
        .doesNotContainNull()
        .hasSize(1);
    begin = world.now();

    heals(phase, AWS.absenceWait().plus(AWS.interval()).plus(ROUND), w -> w.used() == 0);
  }

  @AtSeveralPhases
  void redrivenSlotGone_isAdoptedByTheEventOrTheNextRound(int phase) {
    world.startAndRedrive("a", true);
    begin = world.now();

    heals(phase, AWS.interval().plus(ROUND), w -> w.used() == 1);

    assertThat(slot("a").redriveCount()).isEqualTo(1);
  }

  @AtSeveralPhases
  void redrivenSlotHeld_movesOnByTheEventOrTheNextRound(int phase) {
    world.startAndRedrive("a", false);
    begin = world.now();

    heals(phase, AWS.interval().plus(ROUND), w -> slot("a").redriveCount() == 1);

    world.tell("a");
    assertThat(world.used()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void redriven_theEventItselfAdoptsAtOnce(boolean released) {
    world.startAndRedrive("a", released);

    tellRedrive("a", 1);

    assertThat(slot("a").redriveCount()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
  }

  private void killCompletion(Crash crash, String name) {
    begin = world.now();
    crash.kills(() -> world.completion(crash).handle(World.completions(name), world.deadline()));
  }

  private void tellRedrive(String name, int count) {
    world
        .completion()
        .handle(
            List.of(new StatusChange(World.arn(name), ExecutionStatus.RUNNING, count)),
            world.deadline());
  }
}
