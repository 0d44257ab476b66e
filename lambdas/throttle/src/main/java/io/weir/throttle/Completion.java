package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives back the slots of executions that have ended and hands them off.
 *
 * <p>An event is believed only as far as the slot it finds: none means it was said before, or is
 * none of ours; one held by a later run means it is late. So a doubled, late or foreign event
 * releases nothing. Thread-safe.
 */
public final class Completion {
  private final Slots slots;
  private final Adoption adoption;
  private final Releaser releaser;
  private final HandOff handOff;
  private final Surroundings surroundings;

  /** Creates the completion over these ports; {@code pass} is what a hand-off runs. */
  public Completion(
      Slots slots,
      Semaphores semaphores,
      Executions executions,
      MessageFormat format,
      Pass pass,
      ThrottleTrigger trigger,
      Surroundings surroundings) {
    this.slots = slots;
    this.releaser = new Releaser(slots, surroundings);
    this.adoption = new Adoption(slots, semaphores, executions, format, surroundings);
    this.handOff = new HandOff(pass, semaphores, trigger, surroundings);
    this.surroundings = surroundings;
  }

  /**
   * What a batch of events came to.
   *
   * @param released the slots given back
   * @param adopted the redriven executions that hold a slot now
   * @param handedOff the executions started in their place
   */
  public record CompletionReport(int released, int adopted, int handedOff) {}

  /**
   * Takes a batch of events. One that fails keeps none of the others from being done.
   *
   * @throws SemaphoreException if slots could not be released or adopted; repeating the batch is
   *     safe
   */
  public CompletionReport handle(Collection<StatusChange> changes, Instant deadline) {
    int adopted = 0;
    SemaphoreException failed = null;
    for (StatusChange redrive : changes.stream().filter(StatusChange::isRedrive).toList()) {
      try {
        adopted += adoption.adopt(redrive) ? 1 : 0;
      } catch (SemaphoreException failure) {
        failed = failure;
      }
    }
    Map<ExecutionArn, StatusChange> completions = latestCompletions(changes);
    List<Slot> released = release(completions);
    Map<ExecutionArn, Instant> ends = ends(completions.values());
    tell(released, ends);
    int handedOff = handOff.after(released, ends, deadline);
    if (failed != null) {
      throw failed;
    }
    return new CompletionReport(released.size(), adopted, handedOff);
  }

  private static Map<ExecutionArn, Instant> ends(Collection<StatusChange> completions) {
    Map<ExecutionArn, Instant> ends = new HashMap<>();
    for (StatusChange each : completions) {
      if (each.stoppedAt() != null) {
        ends.put(each.execution(), each.stoppedAt());
      }
    }
    return ends;
  }

  private void tell(List<Slot> released, Map<ExecutionArn, Instant> ends) {
    Instant now = surroundings.now();
    for (Slot slot : released) {
      Instant end = ends.get(slot.holder());
      surroundings.listener().completed(slot, end == null ? null : Duration.between(end, now));
    }
  }

  private static Map<ExecutionArn, StatusChange> latestCompletions(
      Collection<StatusChange> changes) {
    Map<ExecutionArn, StatusChange> latest = new LinkedHashMap<>();
    changes.stream()
        .filter(StatusChange::isCompletion)
        .forEach(change -> latest.merge(change.execution(), change, Completion::later));
    return latest;
  }

  private static StatusChange later(StatusChange a, StatusChange b) {
    return b.redriveCount() > a.redriveCount() ? b : a;
  }

  private List<Slot> release(Map<ExecutionArn, StatusChange> completions) {
    if (completions.isEmpty()) {
      return List.of();
    }
    List<Slot> held = new ArrayList<>(slots.read(completions.keySet()).values());
    held.removeIf(slot -> !appliesTo(completions, slot));
    return releaser.release(held, slot -> appliesTo(completions, slot));
  }

  private static boolean appliesTo(Map<ExecutionArn, StatusChange> completions, Slot slot) {
    StatusChange change = completions.get(slot.holder());
    return change != null && change.redriveCount() >= slot.redriveCount();
  }
}
