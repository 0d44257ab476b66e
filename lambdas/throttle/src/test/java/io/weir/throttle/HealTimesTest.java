package io.weir.throttle;

import static io.weir.throttle.World.FAILED;
import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table "After a crash" of docs/ARCHITECTURE.md, a test a row: how long until healed, with the
 * scheduler at several phases, in virtual time.
 */
class HealTimesTest {
  private static final Timings AWS = Timings.AWS;

  /** Between the end of one tick's long poll and the begin of the next. */
  private static final Duration POLL_GAP =
      AWS.interval().minus(AWS.functionTimeout().minus(AWS.deadlineMargin()));

  /** A message that is visible again is received at once, or by the next tick. */
  private static final Duration VISIBLE_AGAIN = AWS.visibility().plus(POLL_GAP);

  /** The run time of a round with some lists and describes. */
  private static final Duration ROUND = Duration.ofSeconds(5);

  private static final Duration LEAKED = AWS.settledAge().plus(AWS.interval()).plus(ROUND);

  private static final Duration NEVER_STARTED = LEAKED.plus(AWS.interval());

  private World world = World.withLimit(5);
  private Instant begin = world.now();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void receive_isReceivedAgainAfterItsVisibility(int phase) {
    world.send("a");
    crash(Crash.before("acquire"));

    heals(phase, VISIBLE_AGAIN, w -> w.running().equals(List.of("a")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void acquire_withRoomLeft_isTakenOver(int phase) {
    world.send("a");
    crash(Crash.after("acquire"));

    heals(phase, VISIBLE_AGAIN, w -> w.running().equals(List.of("a")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void acquire_withTheQueueFull_isReleasedAndHandedOff(int phase) {
    limit(1);
    world.send("a", "b");
    crash(Crash.after("acquire"));

    heals(phase, NEVER_STARTED, w -> w.running().size() == 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void takeOver_withTheQueueFull_isReleasedFromItsOwnStamp(int phase) {
    limit(2);
    world.send("a");
    crash(Crash.after("acquire"));
    world.pass(AWS.visibility());
    world.send("b", "c", "d");
    crash(Crash.after("acquire"));

    heals(phase, NEVER_STARTED, w -> w.running().size() == 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void kOfNStarted_theRestStartsAndNoneTwice(int phase) {
    world.send("a", "b", "c");
    crash(Crash.before("start", 1));
    assertThat(world.running()).containsExactly("a");

    heals(phase, VISIBLE_AGAIN, w -> w.running().size() == 3 && isEmpty(QUEUE));

    assertThat(world.running()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(world.used()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void startUnclear_yetStarted_isFoundWhenItsMessageReturns(int phase) {
    world.send("a");
    startWithAnswerLost();

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE));

    assertThat(world.running()).containsExactly("a");
    assertThat(world.used()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void beforeDelete_isDeletedWhenItReturns(int phase) {
    world.send("a");
    crash(Crash.before("delete", 2));
    assertThat(world.running()).containsExactly("a");

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE));

    assertThat(world.stepFunctions.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void quarantineSentNotDeleted_isQuarantinedAgain(int phase) {
    world.queues.send(QUEUE, "not json", Map.of());
    crash(Crash.before("quarantine"));
    world.queues.send(FAILED, "not json", Map.of());

    heals(phase, VISIBLE_AGAIN, w -> isEmpty(QUEUE));

    assertThat(world.queues.messages(FAILED)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void permanentAnswer_itsSlotIsReleased(int phase) {
    world.queues.send(QUEUE, World.body(World.machine("gone"), "a", ""), Map.of());
    world.run();
    assertThat(world.used()).isEqualTo(1);

    heals(phase, NEVER_STARTED, w -> w.used() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void completionLost_ofAnOldSlot_isFoundByTheNextRound(int phase) {
    world.send("a");
    world.run();
    world.pass(AWS.settledAge());
    world.finish("a");
    begin = world.now();

    heals(phase, AWS.interval().plus(ROUND), w -> w.used() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
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
  @ParameterizedTest
  @ValueSource(ints = {0})
  void completionDiesBeforeItsTransaction_redeliveryReleases(int phase) {
    world.send("a");
    world.run();
    world.finish("a");
    killCompletion(Crash.before("release"), "a");

    world.passUntil(begin.plusSeconds(phase).plus(AWS.functionTimeout().multipliedBy(6)));
    world.tell("a");

    assertThat(world.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void releasedNotHandedOff_theNextTickStarts(int phase) {
    limit(1);
    world.send("a", "b");
    world.run();
    world.finish("a");
    killCompletion(Crash.after("release"), "a");
    assertThat(world.used()).isZero();

    heals(phase, AWS.interval(), w -> w.running().equals(List.of("b")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void limitRaised_theTickThatBringsItStarts(int phase) {
    limit(1);
    world.send("a", "b");
    world.run();
    world.pass(Duration.ofSeconds(1).plusSeconds(phase));

    world.deploy(QUEUE, 2, Map.of());
    world.run();

    assertThat(world.running()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void resumed_isTriggeredAtOnce(int phase) {
    world.tables.semaphores().pause(SemaphoreKey.of(QUEUE), Slots.DRIFT);
    world.pass(Duration.ofSeconds(phase));

    new Repair(
            world.tables.slots(),
            world.tables.semaphores(),
            world.triggered::add,
            world.surroundings())
        .repair(SemaphoreKey.of(QUEUE));

    assertThat(world.triggered).containsExactly(QUEUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void redrivenSlotGone_isAdoptedByTheEventOrTheNextRound(int phase) {
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    world.tell("a");
    world.stepFunctions.redrive(World.arn("a"));
    begin = world.now();

    heals(phase, AWS.interval().plus(ROUND), w -> w.used() == 1);

    assertThat(slot("a").redriveCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  void redrivenSlotHeld_movesOnByTheEventOrTheNextRound(int phase) {
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    world.stepFunctions.redrive(World.arn("a"));
    begin = world.now();

    heals(phase, AWS.interval().plus(ROUND), w -> slot("a").redriveCount() == 1);

    world.tell("a");
    assertThat(world.used()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void redriven_theEventItselfAdoptsAtOnce(boolean released) {
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    if (released) {
      world.tell("a");
    }
    world.stepFunctions.redrive(World.arn("a"));

    tellRedrive("a", 1);

    assertThat(slot("a").redriveCount()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
  }

  private void limit(int limit) {
    world = World.withLimit(limit);
    begin = world.now();
  }

  private void crash(Crash crash) {
    begin = world.now();
    crash.kills(() -> world.pass(crash).run(world.request()));
  }

  private void killCompletion(Crash crash, String name) {
    begin = world.now();
    crash.kills(() -> world.completion(crash).handle(World.completions(name), world.deadline()));
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

  private void tellRedrive(String name, int count) {
    world
        .completion()
        .handle(
            List.of(new StatusChange(World.arn(name), ExecutionStatus.RUNNING, count)),
            world.deadline());
  }

  /**
   * Lets the schedule run on, second by second: in each minute the tick polls for as long as its
   * deadline allows, and one round of the reconciler runs; until healed.
   */
  private void heals(int phase, Duration within, Predicate<World> healed) {
    Duration tick = AWS.functionTimeout().minus(AWS.deadlineMargin());
    long interval = AWS.interval().toSeconds();
    Instant end = begin.plus(within);
    for (Instant at = world.now(); !healed.test(world); at = at.plusSeconds(1)) {
      assertThat(world.now()).as("not healed after %s", within).isBeforeOrEqualTo(end);
      world.passUntil(at);
      long second = (Duration.between(begin, at).toSeconds() + phase) % interval;
      if (second < tick.toSeconds()) {
        world.run();
      }
      if (second == interval / 2) {
        world.reconciler().run(world.deadline());
      }
    }
    assertThat(world.now()).isBeforeOrEqualTo(end);
  }

  private boolean isEmpty(QueueUrl queue) {
    return world.queues.messages(queue).isEmpty();
  }

  private Slot slot(String name) {
    return Objects.requireNonNull(world.tables.allSlots().get(World.arn(name)));
  }
}
