package io.weir.throttle;

import static io.weir.throttle.World.FAILED;
import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.arn;
import static io.weir.throttle.World.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.StartResult;
import io.weir.execution.StateMachineType;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.Slot;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a message before anything is started for it. */
class PassMessagesTest {
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
    AnsweringExecutions silent =
        new AnsweringExecutions(world, new StartResult.Unclear("no answer"));
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
  void run_sameMessageOnAnotherQueue_neverTakesOverTheFirstQueuesSlot() {
    World world = World.withLimit(1);
    QueueUrl other = World.queue("other");
    world.queues.create(other, FAILED, 30);
    world.deploy(other, 1, Map.of());
    world.send("a");
    world
        .pass(new AnsweringExecutions(world, new StartResult.Unclear("no answer")))
        .run(world.request());
    world.queues.send(other, body("a"), Map.of());

    PassReport report = world.pass().run(PassRequest.fill(other, 10, world.deadline()));

    assertThat(report.givenBack()).isEqualTo(1);
    assertThat(world.running()).isEmpty();
    assertThat(slot(world, "a").queueUrl()).isEqualTo(QUEUE);
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

  private static Slot slot(World world, String name) {
    return world.tables.slots().read(Set.of(arn(name))).values().iterator().next();
  }
}
