package io.weir.throttle;

import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.Collection;

/** Takes away overrides that have come to their end, and lets their queues look for room. */
final class EndedOverrides {
  private final Semaphores semaphores;
  private final ThrottleTrigger trigger;
  private final Surroundings surroundings;

  EndedOverrides(Semaphores semaphores, ThrottleTrigger trigger, Surroundings surroundings) {
    this.semaphores = semaphores;
    this.trigger = trigger;
    this.surroundings = surroundings;
  }

  void end(Collection<SemaphoreState> states) {
    Instant now = surroundings.now();
    for (SemaphoreState state : states) {
      LimitOverride override = state.limits().override();
      if (override != null
          && override.until() != null
          && override.hasEnded(now)
          && semaphores.endOverride(state.key(), override.until())) {
        surroundings.listener().overrideEnded(state.key(), override);
        state.waitingQueues().forEach(trigger::trigger);
      }
    }
  }
}
