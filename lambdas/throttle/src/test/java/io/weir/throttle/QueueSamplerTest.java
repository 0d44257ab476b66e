package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSamplerTest {
  private static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:LAADS");

  @Test
  void sample_fullQueue_hasABacklogAndNoIdleSlot() {
    World world = World.withLimit(2);
    world.sendMany(5);
    world.run();

    QueueSample sample = sample(world);

    assertThat(sample.queue()).isEqualTo(QUEUE);
    assertThat(sample.backlog()).isEqualTo(3);
    assertThat(sample.idleSlots()).isZero();
  }

  @Test
  void sample_roomAndBacklog_idleIsWhatBothHave() {
    World world = World.withLimit(4);
    world.send("a", "b", "c");

    assertThat(sample(world).idleSlots()).isEqualTo(3);

    world.send("d", "e", "f");

    assertThat(sample(world).idleSlots()).isEqualTo(4);
  }

  @Test
  void sample_roomWithoutBacklog_isNotIdle() {
    World world = World.withLimit(4);

    QueueSample sample = sample(world);

    assertThat(sample.room()).isEqualTo(4);
    assertThat(sample.idleSlots()).isZero();
  }

  @Test
  void sample_sharedSemaphore_countsWithItsRoom() {
    World world = new World();
    world.deploy(QUEUE, 5, Map.of(PROVIDER, 2));
    world.send("a", "b", "c");

    QueueSample sample = sample(world);

    assertThat(sample.semaphores())
        .extracting(SemaphoreState::key)
        .containsExactly(SemaphoreKey.of(QUEUE), PROVIDER);
    assertThat(sample.idleSlots()).isEqualTo(2);
  }

  @Test
  void sample_oneQueueIsGone_theOthersAreSampled() {
    World world = World.withLimit(1);
    world.deploy(World.queue("gone"), 1, Map.of());

    sample(world);

    assertThat(world.samples).extracting(QueueSample::queue).containsExactly(QUEUE);
    assertThat(world.events).singleElement().asString().contains("not sampled", "gone");
  }

  private static QueueSample sample(World world) {
    new QueueSampler(world.queues, world.tables.semaphores(), world.surroundings()).sample();
    return world.samples.getLast();
  }
}
