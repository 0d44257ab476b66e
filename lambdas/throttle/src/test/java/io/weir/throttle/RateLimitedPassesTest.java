package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.queue.QueueUrl;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitedPassesTest {
  private static final QueueUrl OTHER = World.queue("other");

  private final World world = World.withLimit(100);
  private final RateLimitedPasses passes =
      new RateLimitedPasses(world.pass(), world.surroundings());

  @Test
  void run_noTimeLeft_startsNothing() {
    world.send("a");

    assertThat(passes.run(List.of(QUEUE), 10, world.now())).isZero();

    assertThat(world.running()).isEmpty();
  }

  @Test
  void run_thirtyMessagesAtTenASecond_startsTenInEachSecond() {
    world.sendMany(30);

    assertThat(run(QUEUE, Duration.ofSeconds(1))).isEqualTo(10);
    assertThat(run(QUEUE, Duration.ofSeconds(1))).isEqualTo(10);
    assertThat(run(QUEUE, Duration.ofSeconds(1))).isEqualTo(10);

    assertThat(world.running()).hasSize(30);
  }

  @Test
  void run_emptyQueues_areLookedAtEachSecondEqually() {
    world.queues.create(OTHER, World.FAILED, 30);
    world.deploy(OTHER, 100, Map.of());

    passes.run(List.of(QUEUE, OTHER), 10, world.now().plusSeconds(5));

    assertThat(world.passedQueues).hasSize(10);
    assertThat(Collections.frequency(world.passedQueues, QUEUE)).isEqualTo(5);
  }

  private int run(QueueUrl queue, Duration time) {
    return passes.run(List.of(queue), 10, world.now().plus(time));
  }
}
