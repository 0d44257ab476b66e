package io.weir.throttle;

import static io.weir.throttle.World.FAILED;
import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionName;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a pass that dies leaves behind, and what changes the room. */
class PassHealTimesTest extends HealTimes {
  @AtSeveralPhases
  void receive_isReceivedAgainAfterItsVisibility(int phase) {
    world.send("a");
    crash(Crash.before("acquire"));

    heals(phase, VISIBLE_AGAIN, w -> w.running().equals(List.of("a")));
  }

  @AtSeveralPhases
  void acquire_withRoomLeft_isTakenOver(int phase) {
    world.send("a");
    crash(Crash.after("acquire"));

    heals(phase, VISIBLE_AGAIN, w -> w.running().equals(List.of("a")));
  }

  @AtSeveralPhases
  void acquire_withTheQueueFull_isReleasedAndHandedOff(int phase) {
    limit(1);
    world.send("a", "b");
    crash(Crash.after("acquire"));

    heals(phase, NEVER_STARTED, w -> w.running().size() == 1);
  }

  @AtSeveralPhases
  void takeOver_withTheQueueFull_isReleasedFromItsOwnStamp(int phase) {
    limit(2);
    world.send("a");
    crash(Crash.after("acquire"));
    world.pass(AWS.visibility());
    world.send("b", "c", "d");
    crash(Crash.after("acquire"));

    heals(phase, NEVER_STARTED, w -> w.running().size() == 2);
  }

  @AtSeveralPhases
  void kOfNStarted_theRestStartsAndNoneTwice(int phase) {
    world.send("a", "b", "c");
    crash(Crash.before("start", 1));
    assertThat(world.running()).containsExactly("a");

    heals(phase, VISIBLE_AGAIN, w -> w.running().size() == 3 && isEmpty(QUEUE));

    assertThat(world.running()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(world.used()).isEqualTo(3);
  }

  @AtSeveralPhases
  void startUnclear_yetStarted_isFoundWhenItsMessageReturns(int phase) {
    world.send("a");
    startWithAnswerLost();

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE));

    assertThat(world.running()).containsExactly("a");
    assertThat(world.used()).isEqualTo(1);
  }

  @AtSeveralPhases
  void startUnclear_withTheQueueFull_itsCompletionFreesTheSlotAtOnce(int phase) {
    limit(1);
    world.send("a");
    startWithAnswerLost();
    world.finish("a");
    world.tell("a");
    assertThat(world.used()).isZero();

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE) && w.used() == 0);

    assertThat(world.stepFunctions.all()).hasSize(1);
  }

  @AtSeveralPhases
  void beforeDelete_isDeletedWhenItReturns(int phase) {
    world.send("a");
    crash(Crash.before("delete", 2));
    assertThat(world.running()).containsExactly("a");

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE));

    assertThat(world.stepFunctions.all()).hasSize(1);
  }

  @AtSeveralPhases
  void quarantineSentNotDeleted_isQuarantinedAgain(int phase) {
    world.queues.send(QUEUE, "not json", Map.of());
    crash(Crash.before("quarantine"));
    world.queues.send(FAILED, "not json", Map.of());

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE));

    assertThat(world.queues.messages(FAILED)).hasSize(2);
  }

  @AtSeveralPhases
  void permanentAnswer_itsSlotIsReleased(int phase) {
    world.queues.send(QUEUE, World.body(World.machine("gone"), "a", ""), Map.of());
    world.run();
    assertThat(world.used()).isEqualTo(1);

    heals(phase, NEVER_STARTED, w -> w.used() == 0);
  }

  @Test
  void limitRaised_theTickThatBringsItStarts() {
    limit(1);
    world.send("a", "b");
    world.run();
    world.pass(Duration.ofSeconds(1));

    world.deploy(QUEUE, 2, Map.of());
    world.run();

    assertThat(world.running()).containsExactly("a", "b");
  }

  @Test
  void resumed_isTriggeredAtOnce() {
    world.tables.semaphores().pause(SemaphoreKey.of(QUEUE), Slots.DRIFT);

    new Repair(
            world.tables.slots(),
            world.tables.semaphores(),
            world.triggered::add,
            world.surroundings())
        .repair(SemaphoreKey.of(QUEUE));

    assertThat(world.triggered).containsExactly(QUEUE);
  }

  private void startWithAnswerLost() {
    begin = world.now();
    Executions answerLost =
        new ForwardingExecutions(world.stepFunctions) {
          @Override
          public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
            super.start(machine, name, input);
            return new StartResult.Unclear("answer lost");
          }
        };
    world.pass(answerLost).run(world.request());
    assertThat(world.running()).isNotEmpty();
  }
}
