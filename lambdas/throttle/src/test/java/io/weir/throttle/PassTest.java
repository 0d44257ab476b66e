package io.weir.throttle;

import static io.weir.throttle.World.FAILED;
import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.arn;
import static io.weir.throttle.World.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.UnknownQueueException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.throttle.PassReport.End;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassTest {
  @Test
  void run_moreMessagesThanRoom_startsUpToTheLimitAndReceivesNoMore() {
    World world = World.withLimit(5);
    world.sendMany(20);

    PassReport report = world.run();

    assertThat(report.started()).isEqualTo(5);
    assertThat(report.end()).isEqualTo(End.NO_ROOM);
    assertThat(world.running()).hasSize(5);
    assertThat(world.used()).isEqualTo(5);
    assertThat(receiveCounts(world)).containsOnly(0).hasSize(15);
  }

  @Test
  void run_noRoom_receivesNothing() {
    World world = World.withLimit(1);
    world.send("a", "b");
    world.run();

    for (int i = 0; i < 50; i++) {
      assertThat(world.run().received()).isZero();
    }

    assertThat(receiveCounts(world)).containsExactly(0);
  }

  @Test
  void run_moreThanOneBatch_fillsAllRoom() {
    World world = World.withLimit(200);
    world.sendMany(250);

    assertThat(world.run().started()).isEqualTo(200);
    assertThat(world.used()).isEqualTo(200);
  }

  @Test
  void run_limitZero_startsNothing() {
    World world = World.withLimit(0);
    world.send("a");

    assertThat(world.run())
        .extracting(PassReport::received, PassReport::end)
        .containsExactly(0, End.NO_ROOM);
  }

  @Test
  void run_messageLimit_endsThere() {
    World world = World.withLimit(10);
    world.sendMany(10);

    PassReport report = world.pass().run(PassRequest.fill(QUEUE, 3, world.deadline()));

    assertThat(report)
        .extracting(PassReport::started, PassReport::end)
        .containsExactly(3, End.MESSAGE_LIMIT);
  }

  @Test
  void run_deadlineReached_receivesNothing() {
    World world = World.withLimit(10);
    world.send("a");

    PassReport report = world.pass().run(PassRequest.fill(QUEUE, 10, world.now()));

    assertThat(report)
        .extracting(PassReport::received, PassReport::end)
        .containsExactly(0, End.DEADLINE);
  }

  @Test
  void run_tick_staysForNewMessagesUntilTheDeadline() {
    World world = World.withLimit(10);
    Deque<Integer> arrivals = new ArrayDeque<>(List.of(1, 2, 3));
    Executions executions =
        new Answering(world) {
          @Override
          public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
            if (!arrivals.isEmpty()) {
              world.send("later-" + arrivals.pop());
            }
            return super.start(machine, name, input);
          }
        };
    world.send("first");

    PassReport report = world.pass(executions).run(PassRequest.tick(QUEUE, 4, world.deadline()));

    assertThat(report)
        .extracting(PassReport::started, PassReport::end)
        .containsExactly(4, End.MESSAGE_LIMIT);
  }

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
    Answering lost = new Answering(world, new StartResult.Unclear("no answer"));
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
    Answering answerLost =
        new Answering(world) {
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

  @Test
  void run_sameNameOtherBody_quarantinesTheSecondAndKeepsTheFirstRunning() {
    World world = World.withLimit(5);
    world.send("a");
    world.run();
    world.queues.send(QUEUE, body(World.MACHINE, "a", ",\"x\":1"), Map.of());

    world.run();

    assertThat(world.quarantineReasons()).containsExactly("name-in-use");
    assertThat(world.running()).containsExactly("a");
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_sameMessageTwiceInOneBatch_startsOneAndGivesTheOtherBack() {
    World world = World.withLimit(5);
    world.send("a", "a");

    PassReport report = world.run();

    assertThat(report).extracting(PassReport::started, PassReport::givenBack).containsExactly(1, 1);
    world.pass(Timings.AWS.giveBackAtMost());
    assertThat(world.run().startedInAll()).isEqualTo(1);
    assertThat(world.events).contains("duplicate");
    assertThat(world.stepFunctions.all()).hasSize(1);
    assertThat(world.queues.messages(QUEUE)).isEmpty();
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
  void run_express_quarantinesWithoutASlot() {
    World world = World.withLimit(5);
    world.stepFunctions.create(World.machine("fast"), StateMachineType.EXPRESS);
    world.queues.send(QUEUE, body(World.machine("fast"), "a", ""), Map.of());

    world.run();

    assertThat(world.quarantineReasons()).containsExactly("express-state-machine");
    assertThat(world.used()).isZero();
  }

  @Test
  void run_inputOneByteTooLarge_quarantinesWithoutASlot() {
    World world = World.withLimit(5);
    int stamped = stampedBytes(world);
    world.queues.send(QUEUE, padded("fits", Intake.INPUT_BYTES_LIMIT - stamped), Map.of());
    world.queues.send(QUEUE, padded("more", Intake.INPUT_BYTES_LIMIT - stamped + 1), Map.of());

    world.run();

    assertThat(world.running()).containsExactly("fits");
    assertThat(world.quarantineReasons()).containsExactly("input-too-large");
  }

  @Test
  void run_noFailedQueue_keepsTheMessageAndSaysSoOnce() {
    World world = World.withLimit(5);
    world.queues.create(QUEUE, null, 0);
    world.queues.send(QUEUE, "not json", Map.of());
    world.queues.send(QUEUE, "[]", Map.of());

    PassReport report = world.run();

    assertThat(report.kept()).isEqualTo(2);
    assertThat(world.queues.messages(QUEUE)).hasSize(2);
    assertThat(world.events).containsExactly("no failed queue for 2");
  }

  @Test
  void run_lastReceiveBeforeRedrive_neverStarted_quarantinesWithAReason() {
    World world = World.withLimit(1);
    world.queues.create(QUEUE, FAILED, 5);
    world.send("a");
    Answering silent = new Answering(world, new StartResult.Unclear("no answer"));
    for (int i = 1; i < 4; i++) {
      world.pass(silent).run(world.request());
      world.pass(Timings.AWS.visibility());
      world.deploy(QUEUE, 1 + i, Map.of());
    }

    world.pass(silent).run(world.request());

    assertThat(world.quarantineReasons()).containsExactly("never-started");
    assertThat(world.queues.messages(FAILED).getFirst().attributes().get("WeirDetail"))
        .hasFieldOrPropertyWithValue("value", "received 4 times, never started");
  }

  @Test
  void run_noLimitAnywhere_quarantines() {
    World world = new World();
    world.send("a");

    world.run();

    assertThat(world.quarantineReasons()).containsExactly("no-limit");
  }

  @Test
  void run_limitInTheMessage_isLearnedAndALaterMessageReplacesIt() {
    World world = new World();
    sendWithLimit(world, "a", "2");
    sendWithLimit(world, "b", "2");
    sendWithLimit(world, "c", "2");
    assertThat(world.run().started()).isEqualTo(2);

    world.pass(Duration.ofSeconds(1));
    sendWithLimit(world, "d", "\"4\"");
    sendWithLimit(world, "e", "\"4\"");
    world.finish("a");
    world.tell("a");
    assertThat(world.semaphore().limits().inForce()).hasValue(2);
    world.finish("b");
    world.tell("b");
    assertThat(world.semaphore().limits().inForce()).hasValue(4);
    world.run();

    assertThat(world.running()).containsExactly("c", "d", "e");
  }

  @Test
  void run_learnedLimit_neverReplacesADeployedOne() {
    World world = World.withLimit(1);
    sendWithLimit(world, "a", "9");
    sendWithLimit(world, "b", "9");

    assertThat(world.run().started()).isEqualTo(1);
    assertThat(world.semaphore().limits().inForce()).hasValue(1);
  }

  @Test
  void run_sharedSemaphore_limitsBothQueuesTogether() {
    World world = new World();
    QueueUrl other = World.queue("other");
    world.queues.create(other, FAILED, 30);
    Map<SemaphoreKey, Integer> shared = Map.of(new SemaphoreKey("provider:LAADS"), 3);
    world.deploy(QUEUE, 2, shared);
    world.deploy(other, 5, shared);
    world.send("a", "b", "c");
    for (String name : List.of("d", "e", "f")) {
      world.queues.send(other, body(name), Map.of());
    }

    world.run();
    world.pass().run(PassRequest.fill(other, 10, world.deadline()));

    assertThat(world.running()).containsExactly("a", "b", "d");
  }

  @Test
  void run_sameMessageOnAnotherQueue_neverTakesOverTheFirstQueuesSlot() {
    World world = World.withLimit(1);
    QueueUrl other = World.queue("other");
    world.queues.create(other, FAILED, 30);
    world.deploy(other, 1, Map.of());
    world.send("a");
    world.pass(new Answering(world, new StartResult.Unclear("no answer"))).run(world.request());
    world.queues.send(other, body("a"), Map.of());

    PassReport report = world.pass().run(PassRequest.fill(other, 10, world.deadline()));

    assertThat(report.givenBack()).isEqualTo(1);
    assertThat(world.running()).isEmpty();
    assertThat(slot(world, "a").queueUrl()).isEqualTo(QUEUE);
  }

  @Test
  void run_otherPassAtTheQueue_leavesWordAndTheHolderLoops() {
    World world = World.withLimit(1);
    world.send("a");
    world.tables.leases().take(QUEUE, "other", world.now(), world.now().plusSeconds(15));

    PassReport report = world.pass().run(PassRequest.once(QUEUE, 1, world.deadline()));

    assertThat(report.end()).isEqualTo(End.LEFT_TO_HOLDER);
    assertThat(world.running()).isEmpty();
    assertThat(world.tables.leases().giveBack(QUEUE, "other")).isEqualTo(1);
  }

  @Test
  void run_holderDied_takesTheLeaseWhenItHasEnded() {
    World world = World.withLimit(1);
    world.send("a");
    world.tables.leases().take(QUEUE, "dead", world.now(), world.now().plusSeconds(15));

    assertThat(world.pass().run(PassRequest.tick(QUEUE, 1, world.deadline())).started())
        .isEqualTo(1);
  }

  @Test
  void run_unexpectedArn_pausesTheQueue() {
    World world = World.withLimit(2);
    world.send("a", "b");
    Answering odd = new Answering(world, new StartResult.Started(new ExecutionArn("arn:other")));

    world.pass(odd).run(PassRequest.fill(QUEUE, 1, world.deadline()));

    assertThat(world.semaphore().pausedReason()).contains("unexpected execution ARN: arn:other");
  }

  @Test
  void run_throttled_isRetriedInPlace() {
    World world = World.withLimit(1);
    world.send("a");
    Answering busy = new Answering(world, new StartResult.Throttled(), new StartResult.Throttled());

    assertThat(world.pass(busy).run(world.request()).started()).isEqualTo(1);
  }

  @Test
  void run_throttledBeyondTheStartWindow_keepsTheSlotAndSendsNoMore() {
    World world = World.withLimit(1);
    world.send("a");
    Answering busy =
        new Answering(world) {
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

  @Test
  void run_fifoQueue_isRefused() {
    World world = World.withLimit(1);
    PassRequest request = PassRequest.once(World.queue("granules.fifo"), 1, world.deadline());

    assertThatThrownBy(() -> world.pass().run(request))
        .isInstanceOf(FifoQueueException.class)
        .hasMessageContaining("granules.fifo is a FIFO queue");
  }

  @Test
  void run_unknownQueue_isNamed() {
    World world = World.withLimit(1);
    PassRequest request = PassRequest.once(World.queue("nowhere"), 1, world.deadline());

    assertThatThrownBy(() -> world.pass().run(request))
        .isInstanceOf(UnknownQueueException.class)
        .hasMessageContaining("nowhere");
  }

  private static Slot slot(World world, String name) {
    return world.tables.slots().read(Set.of(arn(name))).values().iterator().next();
  }

  private static List<Integer> receiveCounts(World world) {
    return world.queues.messages(QUEUE).stream().map(QueueMessage::receiveCount).toList();
  }

  private static void sendWithLimit(World world, String name, String limit) {
    String limits = ",\"queueExecutionLimits\":{\"" + QUEUE + "\":" + limit + "}";
    world.queues.send(QUEUE, body(World.MACHINE, name, limits), Map.of());
    world.pass(Duration.ofMillis(1));
  }

  /** A message of exactly so many bytes before it is stamped. */
  private static String padded(String name, int bytes) {
    String body = body(World.MACHINE, name, ",\"pad\":\"\"");
    return body.replace("\"pad\":\"\"", "\"pad\":\"" + "x".repeat(bytes - body.length()) + "\"");
  }

  /** What the stamp adds: two fields; the name is there already. */
  private static int stampedBytes(World world) {
    return ",\"workflow_start_time\":".length()
        + Long.toString(world.now().toEpochMilli()).length()
        + (",\"queueUrl\":\"" + QUEUE + "\"").length();
  }

  /** Step Functions with scripted answers first, its own after that. */
  private static class Answering implements Executions {
    private final World world;
    private final Deque<StartResult> answers;

    Answering(World world, StartResult... answers) {
      this.world = world;
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
      return answers.isEmpty()
          ? world.stepFunctions.start(machine, name, input)
          : answers.size() == 1 && !(answers.peek() instanceof StartResult.Throttled)
              ? answers.peek()
              : answers.pop();
    }

    @Override
    public DescribeResult describe(ExecutionArn arn) {
      return world.stepFunctions.describe(arn);
    }

    @Override
    public StateMachineType type(StateMachineArn machine) {
      return world.stepFunctions.type(machine);
    }
  }
}
