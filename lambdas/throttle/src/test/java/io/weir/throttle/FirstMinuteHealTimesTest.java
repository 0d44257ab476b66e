package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** A deployment works from its first second, whichever of its parts is ready last. */
class FirstMinuteHealTimesTest extends HealTimes {
  @AtSeveralPhases
  void sentBeforeTheFirstTick_endedBeforeTheRule_areRunWithinTheLimitAllTheSame(int phase) {
    world = new World();
    world.send("a", "b", "c");

    world.deploy(QUEUE, 2, Map.of());
    world.run();
    assertThat(world.running()).hasSize(2);
    world.finish("a");
    world.finish("b");
    begin = world.now();

    heals(phase, LEAKED.plus(POLL_GAP), w -> isEmpty(QUEUE));
    assertThat(world.running()).hasSize(1);
    assertThat(world.used()).isEqualTo(1);
  }
}
