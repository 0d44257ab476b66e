package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.arn;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"})
  void handle_ended_handsTheSlotToTheNextMessageAtOnce(ExecutionStatus status) {
    World world = World.withLimit(1);
    world.send("a", "b");
    world.run();
    world.stepFunctions.finish(arn("a"), status);

    var report =
        world.completion().handle(List.of(new StatusChange(arn("a"), status, 0)), world.deadline());

    assertThat(report.released()).isEqualTo(1);
    assertThat(report.handedOff()).isEqualTo(1);
    assertThat(world.running()).containsExactly("b");
    assertThat(world.used()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNNING", "PENDING_REDRIVE"})
  void handle_notEnded_releasesNothing(ExecutionStatus status) {
    World world = World.withLimit(1);
    world.send("a");
    world.run();

    world.completion().handle(List.of(new StatusChange(arn("a"), status, 0)), world.deadline());

    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void handle_doubledEvent_releasesOnce() {
    World world = World.withLimit(3);
    world.send("a", "b", "c", "d", "e");
    world.run();
    world.finish("a");

    world.tell("a", "a");
    world.tell("a");

    assertThat(world.used()).isEqualTo(3);
    assertThat(world.running()).containsExactly("b", "c", "d");
  }

  @Test
  void handle_foreignExecution_releasesNothing() {
    World world = World.withLimit(1);
    world.send("a");
    world.run();

    assertThat(world.tell("not-ours").released()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void handle_batch_releasesAllAndStartsAsMany() {
    World world = World.withLimit(20);
    world.sendMany(60);
    world.run();
    List<String> first = world.running();
    first.forEach(world::finish);

    var report = world.tell(first.toArray(String[]::new));

    assertThat(report.released()).isEqualTo(20);
    assertThat(report.handedOff()).isEqualTo(20);
    assertThat(world.running()).hasSize(20).doesNotContainAnyElementsOf(first);
  }

  @Test
  void handle_lowerLimit_drainsWithoutStarting() {
    World world = World.withLimit(3);
    world.send("a", "b", "c", "d");
    world.run();
    world.pass(Duration.ofSeconds(1));
    world.deploy(QUEUE, 2, Map.of());

    world.finish("a");
    world.tell("a");
    assertThat(world.running()).containsExactly("b", "c");
    world.finish("b");
    world.tell("b");

    assertThat(world.running()).containsExactly("c", "d");
  }

  @Test
  void handle_moreRoomThanFreed_asksForAThrottle() {
    World world = World.withLimit(1);
    world.sendMany(10);
    world.run();
    world.pass(Duration.ofSeconds(1));
    world.deploy(QUEUE, 5, Map.of());
    world.finish("granule-0");

    world.tell("granule-0");

    assertThat(world.running()).containsExactly("granule-1");
    assertThat(world.triggered).containsExactly(QUEUE);
  }

  @Test
  void handle_sharedSemaphoreFreed_handsOffToTheOtherQueue() {
    World world = new World();
    QueueUrl other = World.queue("other");
    world.queues.create(other, World.FAILED, 30);
    Map<SemaphoreKey, Integer> shared = Map.of(new SemaphoreKey("provider:LAADS"), 1);
    world.deploy(QUEUE, 1, shared);
    world.deploy(other, 1, shared);
    world.send("a");
    world.run();
    world.queues.send(other, World.body("b"), Map.of());
    world.finish("a");

    world.tell("a");

    assertThat(world.running()).containsExactly("b");
  }

  /** Whoever is first among three, an empty one costs the others no wait. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void handle_sharedSemaphoreFreed_waitsForNoEmptyQueue(int milliseconds) {
    World world = new World();
    Map<SemaphoreKey, Integer> shared = Map.of(new SemaphoreKey("provider:LAADS"), 1);
    List<QueueUrl> rivals = List.of(QUEUE, World.queue("other"), World.queue("third"));
    world.queues.create(rivals.get(1), World.FAILED, 30);
    world.queues.create(rivals.get(2), World.FAILED, 30);
    rivals.forEach(queue -> world.deploy(queue, 1, shared));
    world.send("a");
    world.run();
    world.queues.send(rivals.get(2), World.body("b"), Map.of());
    world.finish("a");
    world.pass(Duration.ofMillis(milliseconds));
    Instant ended = world.now();

    world.tellWithWaits("a");

    assertThat(world.running()).containsExactly("b");
    assertThat(world.now()).isEqualTo(ended);
  }

  /** A short poll may miss a message; what is still free is waited for, once a queue. */
  @Test
  void handle_sharedSemaphoreFreedAndNoMessage_waitsOnceForEachQueue() {
    World world = new World();
    Map<SemaphoreKey, Integer> shared = Map.of(new SemaphoreKey("provider:LAADS"), 1);
    QueueUrl other = World.queue("other");
    world.queues.create(other, World.FAILED, 30);
    world.deploy(QUEUE, 1, shared);
    world.deploy(other, 1, shared);
    world.send("a");
    world.run();
    world.finish("a");
    Instant ended = world.now();

    world.tellWithWaits("a");

    assertThat(world.now()).isEqualTo(ended.plus(Timings.AWS.shortWait().multipliedBy(2)));
  }

  @Test
  void handle_counterTooLow_releasesAndPausesForRepair() {
    World world = World.withLimit(2);
    world.send("a", "b");
    world.run();
    world.tables.put(world.semaphore().withUsed(0));
    world.finish("a");

    var report = world.tell("a");

    assertThat(report.released()).isEqualTo(1);
    assertThat(world.used()).isZero();
    assertThat(world.semaphore().pausedReason()).isEqualTo("drift");
  }

  @Test
  void handle_redriven_earlierRunsLateEventReleasesNothing() {
    World world = World.withLimit(2);
    world.startAndRedrive("a", false);
    redriven(world, "a", 1);

    world.tell("a");
    assertThat(world.used()).isEqualTo(1);

    world.finish("a");
    world
        .completion()
        .handle(
            List.of(new StatusChange(arn("a"), ExecutionStatus.SUCCEEDED, 1)), world.deadline());
    assertThat(world.used()).isZero();
  }

  @Test
  void handle_redrivenAfterRelease_adoptsAboveTheLimit() {
    World world = World.withLimit(1);
    world.send("a", "b");
    world.run();
    world.finish("a");
    world.tell("a");
    world.stepFunctions.redrive(arn("a"));

    redriven(world, "a", 1);

    assertThat(world.used()).isEqualTo(2);
    Slot adopted = world.tables.slots().read(Set.of(arn("a"))).values().iterator().next();
    assertThat(adopted.message()).isNull();
    assertThat(adopted.redriveCount()).isEqualTo(1);
  }

  @Test
  void handle_redriveDescribedAsItWasBefore_isAdoptedForTheRunOfTheEvent() {
    World world = World.withLimit(2);
    world.send("a");
    world.run();
    Execution before = world.stepFunctions.all().getFirst();
    world.finish("a");
    world.tell("a");
    world.stepFunctions.redrive(arn("a"));

    var late =
        new ForwardingExecutions(world.stepFunctions) {
          @Override
          public DescribeResult describe(ExecutionArn arn) {
            return new DescribeResult.Found(before);
          }
        };
    redriven(world.completion(late), world, "a", 1);
    assertThat(world.used()).isEqualTo(1);

    world.tell("a");
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void handle_redriveOfAStranger_adoptsNothing() {
    World world = World.withLimit(1);
    world.stepFunctions.start(World.MACHINE, new ExecutionName("by-hand"), World.body("a"));
    world.stepFunctions.finish(arn("by-hand"), ExecutionStatus.FAILED);
    world.stepFunctions.redrive(arn("by-hand"));

    redriven(world, "by-hand", 1);

    assertThat(world.used()).isZero();
  }

  private static void redriven(World world, String name, int count) {
    redriven(world.completion(), world, name, count);
  }

  private static void redriven(Completion completion, World world, String name, int count) {
    completion.handle(
        List.of(new StatusChange(arn(name), ExecutionStatus.RUNNING, count)), world.deadline());
  }
}
