package io.weir.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.Slot;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table "After a crash" of docs/ARCHITECTURE.md, a test a row: how long until healed, with the
 * scheduler at several phases, in virtual time.
 */
abstract class HealTimes {
  static final Timings AWS = Timings.AWS;

  /** Between the end of one tick's long poll and the begin of the next. */
  static final Duration POLL_GAP =
      AWS.interval().minus(AWS.functionTimeout().minus(AWS.deadlineMargin()));

  /** A message that is visible again is received at once, or by the next tick. */
  static final Duration VISIBLE_AGAIN = AWS.visibility().plus(POLL_GAP);

  /** The run time of a round with some lists and describes. */
  static final Duration ROUND = Duration.ofSeconds(5);

  static final Duration LEAKED = AWS.settledAge().plus(AWS.interval()).plus(ROUND);

  static final Duration NEVER_STARTED = LEAKED.plus(AWS.interval());

  World world = World.withLimit(5);
  Instant begin = world.now();

  /** A test that is given the second of the schedule's minute at which it begins. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 30, 44, 45, 59})
  @interface AtSeveralPhases {}

  void limit(int limit) {
    world = World.withLimit(limit);
    begin = world.now();
  }

  void crash(Crash crash) {
    begin = world.now();
    crash.kills(() -> world.pass(crash).run(world.request()));
  }

  /**
   * Lets the schedule run on, second by second: in each minute the tick polls for as long as its
   * deadline allows, and one round of the reconciler runs; until healed.
   */
  void heals(int phase, Duration within, Predicate<World> healed) {
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

  boolean isEmpty(QueueUrl queue) {
    return world.queues.messages(queue).isEmpty();
  }

  Slot slot(String name) {
    return Objects.requireNonNull(world.tables.allSlots().get(World.arn(name)));
  }
}
