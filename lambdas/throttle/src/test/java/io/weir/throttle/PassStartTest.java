package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.arn;
import static io.weir.throttle.World.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.Slot;
import io.weir.throttle.PassReport.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each answer of Step Functions to a start leads to. */
class PassStartTest {
  @Test
  void run_stampedInput_isTheMessageWithItsThreeFields() {
    World world = World.withLimit(1);
    world.send("a");

    world.run();

    long millis = world.now().toEpochMilli();
    assertThat(world.stepFunctions.all().getFirst().input())
        .isEqualTo(
            """
            {"cumulus_meta":{"state_machine":"%s","execution_name":"a",\
            "workflow_start_time":%d,"queueUrl":"%s"},"payload":{"name":"a"}}"""
                .formatted(World.MACHINE, millis, QUEUE));
  }

  @Test
  void run_noExecutionName_takesTheMessageIdSoThatARedeliveryIsTheSameExecution() {
    World world = World.withLimit(2);
    String body = "{\"cumulus_meta\":{\"state_machine\":\"" + World.MACHINE + "\"}}";
    String id = world.queues.send(QUEUE, body, Map.of());

    world.run();

    assertThat(world.running()).containsExactly(id);
  }

  @Test
  void run_startUnclear_keepsSlotAndTakesOverWithTheSameBytesOnRedelivery() {
    World world = World.withLimit(1);
    world.send("a");
    AnsweringExecutions lost = new AnsweringExecutions(world, new StartResult.Unclear("no answer"));
    assertThat(world.pass(lost).run(world.request()).unclear()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
    Slot before = slot(world, "a");

    world.pass(Timings.AWS.visibility());
    world.deploy(QUEUE, 2, Map.of());
    PassReport second = world.run();

    assertThat(second.started()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
    Slot after = slot(world, "a");
    assertThat(after.token()).isNotEqualTo(before.token());
    assertThat(after.attempts()).isEqualTo(2);
    assertThat(after.startTimeMillis()).isEqualTo(before.startTimeMillis());
    assertThat(world.stepFunctions.all().getFirst().input())
        .contains("\"workflow_start_time\":" + before.startTimeMillis());
  }

  @Test
  void run_startedButAnswerLost_redeliveryDeletesWithoutASecondExecution() {
    World world = World.withLimit(2);
    world.send("a");
    AnsweringExecutions answerLost =
        new AnsweringExecutions(world) {
          @Override
          public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
            super.start(machine, name, input);
            return new StartResult.Unclear("no answer");
          }
        };
    world.pass(answerLost).run(world.request());

    world.pass(Timings.AWS.visibility());
    PassReport second = world.run();

    assertThat(second.startedInAll()).isEqualTo(1);
    assertThat(world.stepFunctions.all()).hasSize(1);
    assertThat(world.queues.messages(QUEUE)).isEmpty();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_redeliveredAfterItsExecutionEnded_deletesAndReleases() {
    World world = World.withLimit(2);
    world.send("a");
    world.run();
    world.finish("a");
    world.tell("a");
    world.send("a");

    PassReport report = world.run();

    assertThat(report.alreadyStarted()).isEqualTo(1);
    assertThat(world.stepFunctions.all()).hasSize(1);
    assertThat(world.used()).isZero();
    assertThat(world.queues.messages(QUEUE)).isEmpty();
  }

  /** Found by the model checker: a completion in mid-air has read the slot of the earlier run. */
  @Test
  void run_redrivenMeanwhile_givesTheSlotANewTokenThatALateReleaseDoesNotKnow() {
    World world = World.withLimit(5);
    world.send("a", "a");
    world.run();
    world.pass(Timings.AWS.giveBackAtMost());
    Slot ofTheEarlierRun = slot(world);
    ForwardingExecutions redrivenBeforeTheDescribe =
        new ForwardingExecutions(world.stepFunctions) {
          @Override
          public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
            world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
            StartResult result = super.start(machine, name, input);
            world.stepFunctions.redrive(World.arn("a"));
            return result;
          }
        };

    Slot takenOver = takenOverIn(world, redrivenBeforeTheDescribe);

    assertThat(slot(world).redriveCount()).isEqualTo(1);
    assertThat(slot(world).token()).isNotEqualTo(takenOver.token());
    for (Slot late : List.of(ofTheEarlierRun, takenOver)) {
      assertThat(world.tables.slots().release(List.of(late), Map.of()))
          .isInstanceOf(ReleaseResult.Refused.class);
    }
    assertThat(world.used()).isEqualTo(1);
  }

  /** A description that lags tells the end of the run before the one that holds the slot. */
  @Test
  void run_alreadyExistsAndDescribedAsAnEarlierRunsEnd_keepsTheSlotOfTheRunningOne() {
    World world = World.withLimit(5);
    world.send("a", "a");
    world.run();
    world.stepFunctions.finish(arn("a"), ExecutionStatus.FAILED);
    DescribeResult endOfTheFirstRun = world.stepFunctions.describe(arn("a"));
    world.stepFunctions.redrive(arn("a"));
    world
        .completion()
        .handle(List.of(new StatusChange(arn("a"), ExecutionStatus.RUNNING, 1)), world.deadline());
    world.pass(Timings.AWS.giveBackAtMost());
    AnsweringExecutions lagging =
        new AnsweringExecutions(world, new StartResult.AlreadyExists()) {
          @Override
          public DescribeResult describe(ExecutionArn execution) {
            return endOfTheFirstRun;
          }
        };

    PassReport report = world.pass(lagging).run(world.request());

    assertThat(report.alreadyStarted()).isEqualTo(1);
    assertThat(world.queues.messages(QUEUE)).isEmpty();
    assertThat(slot(world).redriveCount()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
  }

  /** Runs a pass and returns the slot as its take-over left it. */
  private static Slot takenOverIn(World world, ForwardingExecutions executions) {
    List<Slot> seen = new ArrayList<>();
    world
        .pass(
            new ForwardingExecutions(executions) {
              @Override
              public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
                seen.add(slot(world));
                return super.start(machine, name, input);
              }
            })
        .run(world.request());
    return seen.getFirst();
  }

  private static Slot slot(World world) {
    return Objects.requireNonNull(world.tables.allSlots().get(World.arn("a")));
  }

  @Test
  void run_refusedForGood_quarantinesAndLeavesTheSlot() {
    World world = World.withLimit(5);
    world.queues.send(QUEUE, body(World.machine("gone"), "a", ""), Map.of());

    PassReport report = world.run();

    assertThat(report.quarantined()).isEqualTo(1);
    assertThat(world.quarantineReasons()).containsExactly("no-such-state-machine");
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_twentyRefusalsOfOneCause_pausesTheQueue() {
    World world = World.withLimit(100);
    for (int i = 0; i < 20; i++) {
      world.queues.send(QUEUE, body(World.machine("gone"), "a" + i, ""), Map.of());
    }
    world.run();
    world.send("good");

    PassReport report = world.run();

    assertThat(report.end()).isEqualTo(End.NO_ROOM);
    assertThat(world.events)
        .containsExactly("paused 20 starts in a row refused: no-such-state-machine");
  }

  @Test
  void run_successBetweenRefusals_clearsTheRun() {
    World world = World.withLimit(100);
    for (int i = 0; i < 19; i++) {
      world.queues.send(QUEUE, body(World.machine("gone"), "a" + i, ""), Map.of());
    }
    world.send("good");
    world.queues.send(QUEUE, body(World.machine("gone"), "last", ""), Map.of());

    world.run();

    assertThat(world.semaphore().failureRun().count()).isEqualTo(1);
    assertThat(world.semaphore().isPaused()).isFalse();
  }

  @Test
  void run_unexpectedArn_pausesTheQueue() {
    World world = World.withLimit(2);
    world.send("a", "b");
    AnsweringExecutions odd =
        new AnsweringExecutions(world, new StartResult.Started(new ExecutionArn("arn:other")));

    world.pass(odd).run(PassRequest.fill(QUEUE, 1, world.deadline()));

    assertThat(world.semaphore().pausedReason()).contains("unexpected execution ARN: arn:other");
  }

  @Test
  void run_throttled_isRetriedInPlace() {
    World world = World.withLimit(1);
    world.send("a");
    AnsweringExecutions busy =
        new AnsweringExecutions(world, new StartResult.Throttled(), new StartResult.Throttled());

    assertThat(world.pass(busy).run(world.request()).started()).isEqualTo(1);
  }

  @Test
  void run_throttledBeyondTheStartWindow_keepsTheSlotAndSendsNoMore() {
    World world = World.withLimit(1);
    world.send("a");
    AnsweringExecutions busy =
        new AnsweringExecutions(world) {
          @Override
          public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
            Duration age = Duration.between(slot(world, "a").acquiredAt(), world.now());
            assertThat(age).isLessThan(Timings.AWS.startWindow());
            return new StartResult.Throttled();
          }
        };

    assertThat(world.pass(busy).run(world.request()).unclear()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
  }

  private static Slot slot(World world, String name) {
    return world.tables.slots().read(Set.of(arn(name))).values().iterator().next();
  }
}
