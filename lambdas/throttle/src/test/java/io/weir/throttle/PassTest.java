package io.weir.throttle;

import static io.weir.throttle.World.FAILED;
import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.execution.ExecutionName;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.UnknownQueueException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.throttle.PassReport.End;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Room, deadlines and turns: how much a pass takes in hand, and when. */
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
        new AnsweringExecutions(world) {
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

  private static List<Integer> receiveCounts(World world) {
    return world.queues.messages(QUEUE).stream().map(QueueMessage::receiveCount).toList();
  }
}
