package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.execution.ExecutionStatus;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.throttle.PassReport.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What passes tell of slots, idle and in use. */
class SlotUseTest {
  private static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:LAADS");
  private static final Duration HALF_AN_INTERVAL = Timings.AWS.interval().dividedBy(2);

  @Test
  void handOff_tellsTheTimeSinceTheEnd() {
    World world = busy(2);
    Instant end = world.now();
    world.pass(Duration.ofMillis(700));

    complete(world, "granule-0", end);

    assertThat(last(world).slotUse().handOffs()).containsExactly(Duration.ofMillis(700));
    assertThat(last(world).slotUse().idle()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void handOff_eventWithoutStopDate_isNotMeasured() {
    World world = busy(2);
    world.pass(Duration.ofMillis(700));

    complete(world, "granule-0", null);

    assertThat(last(world).started()).isEqualTo(1);
    assertThat(last(world).slotUse().handOffs()).isEmpty();
    assertThat(last(world).slotUse().idle()).isZero();
  }

  @Test
  void handOff_noBacklog_isNotIdle() {
    World world = World.withLimit(1);
    world.send("granule-0");
    world.run();
    Instant end = world.now();
    world.pass(Duration.ofSeconds(1));

    complete(world, "granule-0", end);

    assertThat(last(world).end()).isEqualTo(End.NO_MESSAGES);
    assertThat(last(world).slotUse().idle()).isZero();
  }

  @Test
  void tick_slotsThatNobodyHandedOff_areChargedHalfAnInterval() {
    World world = busy(5);
    Stream.of("granule-0", "granule-1", "granule-2").forEach(world::finish);
    release(world, "granule-0", "granule-1", "granule-2");
    world.pass(Duration.ofSeconds(60));

    tick(world);

    assertThat(last(world).started()).isEqualTo(3);
    assertThat(last(world).slotUse().idle()).isEqualTo(HALF_AN_INTERVAL.multipliedBy(3));
  }

  @Test
  void tick_messageSentSinceTheOneBefore_isChargedWhileItWaited() {
    World world = World.withLimit(5);
    world.send("a");
    world.pass(Duration.ofSeconds(10));

    tick(world);

    assertThat(last(world).slotUse().idle()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void tick_waitedForAnotherPass_chargesNothingBeforeItsLook() {
    World world = busy(2);
    world.finish("granule-0");
    release(world, "granule-0");
    Instant now = world.now();
    world.tables.leases().take(QUEUE, "another", now, now.plusSeconds(2));

    tick(world);

    assertThat(last(world).started()).isEqualTo(1);
    assertThat(last(world).slotUse().idle()).isZero();
  }

  @Test
  void fill_chargesNothingBeforeItsLook() {
    World world = busy(2);
    world.finish("granule-0");
    release(world, "granule-0");
    world.pass(Duration.ofSeconds(5));

    world.run();

    assertThat(last(world).started()).isEqualTo(1);
    assertThat(last(world).slotUse().idle()).isZero();
  }

  @Test
  void pass_tellsTheSemaphoresAsItLeftThem() {
    World world = new World();
    world.deploy(QUEUE, 5, Map.of(PROVIDER, 20));
    world.send("a", "b");

    PassReport report = world.pass().run(PassRequest.once(QUEUE, 2, world.deadline()));

    assertThat(report.end()).isEqualTo(End.ROUND_LIMIT);
    assertThat(report.slotUse().semaphores())
        .extracting(SemaphoreState::key, SemaphoreState::used, SemaphoreState::room)
        .containsExactly(tuple(SemaphoreKey.of(QUEUE), 2, 3), tuple(PROVIDER, 2, 18));
  }

  @Test
  void pass_withoutItsTurn_tellsNoSemaphores() {
    World world = World.withLimit(1);
    Instant now = world.now();
    world.tables.leases().take(QUEUE, "another", now, now.plusSeconds(60));

    assertThat(world.run().end()).isEqualTo(End.LEFT_TO_HOLDER);

    assertThat(last(world).slotUse().semaphores()).isEmpty();
  }

  @Test
  void sharedSemaphore_handedToAnotherQueue_tellsTheTimeSinceTheEnd() {
    World world = new World();
    var other = World.queue("other");
    world.queues.create(other, World.FAILED, 30);
    world.deploy(QUEUE, 5, Map.of(PROVIDER, 1));
    world.deploy(other, 5, Map.of(PROVIDER, 1));
    world.send("granule-0");
    world.run();
    world.queues.send(other, World.body("b"), Map.of());
    Instant end = world.now();
    world.pass(Duration.ofMillis(300));

    complete(world, "granule-0", end);

    assertThat(world.running()).containsExactly("b");
    assertThat(world.passes)
        .flatExtracting(report -> report.slotUse().handOffs())
        .containsExactly(Duration.ofMillis(300));
  }

  /** A queue at its limit, with ten messages more. */
  private static World busy(int limit) {
    World world = World.withLimit(limit);
    world.sendMany(limit + 10);
    world.run();
    return world;
  }

  private static void complete(World world, String name, @Nullable Instant end) {
    world.finish(name);
    world
        .completion()
        .handle(
            List.of(new StatusChange(arn(name), ExecutionStatus.SUCCEEDED, 0, end)),
            world.deadline());
  }

  /** As a completion that dies before its hand-off. */
  private static void release(World world, String... names) {
    Releaser releaser = new Releaser(world.tables.slots(), world.surroundings());
    Stream.of(names)
        .map(name -> world.tables.slots().read(Set.of(arn(name))).values())
        .forEach(held -> releaser.release(List.copyOf(held), slot -> false));
  }

  private static void tick(World world) {
    world.pass().run(PassRequest.tick(QUEUE, 1000, world.deadline()));
  }

  private static PassReport last(World world) {
    return world.passes.getLast();
  }
}
