package io.weir.check;

import io.weir.check.History.Past;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the history, by looking at what a move changed. */
final class Historian {
  private Historian() {}

  static History begin(State state) {
    Map<SemaphoreKey, Integer> ceilings = new HashMap<>();
    state
        .tables()
        .semaphores()
        .values()
        .forEach(each -> ceilings.put(each.key(), each.limits().inForce().orElse(0)));
    return new History(Map.of(), ceilings);
  }

  static History after(State before, State after) {
    History history = after.history();
    Map<ExecutionArn, Past> pasts = new HashMap<>(history.pasts());
    for (Execution execution : after.executions()) {
      Execution former = before.execution(execution.arn());
      Slot slot = after.tables().slots().get(execution.arn());
      int held = slot == null ? -1 : slot.redriveCount();
      Past past = pasts.get(execution.arn());
      if (past == null || !execution.equals(former)) {
        pasts.put(execution.arn(), new Past(after.now(), former, heldRun(past, held)));
      } else if (held > past.heldRun()) {
        pasts.put(execution.arn(), new Past(past.changedAt(), past.before(), held));
      }
    }
    return new History(pasts, ceilings(history, after));
  }

  private static int heldRun(@Nullable Past past, int held) {
    return past == null ? held : Math.max(past.heldRun(), held);
  }

  private static Map<SemaphoreKey, Integer> ceilings(History history, State after) {
    Map<SemaphoreKey, Integer> ceilings = new HashMap<>();
    for (SemaphoreState each : after.tables().semaphores().values()) {
      int limit = each.limits().inForce().orElse(0);
      int held = held(after, each.key());
      int ceiling = history.ceilings().getOrDefault(each.key(), limit);
      ceilings.put(each.key(), Math.max(limit, Math.min(ceiling, held)));
    }
    return ceilings;
  }

  /** Counts the slots of executions that were never redriven. */
  private static int held(State state, SemaphoreKey key) {
    int held = 0;
    for (Slot slot : state.tables().slots().values()) {
      held += slot.redriveCount() == 0 ? slot.permits().getOrDefault(key, 0) : 0;
    }
    return held;
  }
}
