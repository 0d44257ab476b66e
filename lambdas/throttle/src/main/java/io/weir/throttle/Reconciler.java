package io.weir.throttle;

import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds slots whose execution no longer runs, or never did, gives them back and hands them off; and
 * gives redriven executions the slot they run without.
 *
 * <p>Step Functions is asked about every slot old enough that no start for it can be on its way: by
 * lists, a thousand at a time, then one by one about those that no list tells. A closed execution
 * frees its slot at once. "Does not exist" is believed only if it is still so, for the same token,
 * some time later, for descriptions are eventually consistent. No slot is freed because a clock ran
 * out. One round at a time, by a lease; two would release nothing twice.
 */
public final class Reconciler {
  /** Above so many slots a round is due only each fifth interval: a scan reads them all. */
  static final int MANY_SLOTS = 10_000;

  private static final int INTERVALS_WITH_MANY_SLOTS = 5;

  private final Ports ports;
  private final Quotas quotas;
  private final Surroundings surroundings;
  private final HandOff handOff;
  private final Adoption adoption;
  private final EndedOverrides endedOverrides;
  private final Drift drift;

  /**
   * The ports of a round.
   *
   * @param lease lets one round run at a time
   * @param foreign remembers executions that are none of ours
   */
  public record Ports(
      Slots slots,
      Semaphores semaphores,
      ReconcileLease lease,
      ForeignExecutions foreign,
      Executions executions,
      MessageFormat format) {}

  /** Creates the reconciler over these ports; {@code pass} is what a hand-off runs. */
  public Reconciler(
      Ports ports, Pass pass, ThrottleTrigger trigger, Quotas quotas, Surroundings surroundings) {
    this.ports = ports;
    this.quotas = quotas;
    this.surroundings = surroundings;
    this.handOff = new HandOff(pass, ports.semaphores(), trigger, surroundings);
    this.adoption =
        new Adoption(
            ports.slots(), ports.semaphores(), ports.executions(), ports.format(), surroundings);
    this.endedOverrides = new EndedOverrides(ports.semaphores(), trigger, surroundings);
    this.drift = new Drift(ports.slots(), ports.semaphores(), surroundings.listener());
  }

  /** Runs one round, until all is looked at or the deadline has come. */
  public ReconcileReport run(Instant deadline) {
    String owner = surroundings.tokens().get();
    Instant began = surroundings.now();
    if (!ports.lease().take(owner, began, deadline)) {
      return ReconcileReport.NOT_DUE;
    }
    Instant next = began;
    try {
      List<String> unreadable = new ArrayList<>();
      List<SemaphoreState> semaphores = ports.semaphores().all(unreadable::add);
      endedOverrides.end(semaphores);
      Census census = Census.take(ports.slots(), began.minus(surroundings.timings().settledAge()));
      next = nextRound(began, census.size());
      unreadable.addAll(census.unreadable());
      return round(semaphores, census, deadline).withUnreadable(unreadable);
    } finally {
      ports.lease().giveBack(owner, next);
    }
  }

  private ReconcileReport round(List<SemaphoreState> semaphores, Census census, Instant deadline) {
    ReconcileTally tally = new ReconcileTally(census);
    Survey survey = new Survey(ports.executions(), quotas, surroundings, deadline);
    Describer describer = new Describer(ports.executions(), quotas, surroundings, deadline);
    survey.listRunning(census.stateMachines());
    LeakedSlots leaked =
        new LeakedSlots(ports.slots(), survey, describer, handOff, surroundings, tally);
    leaked.heal(census, deadline);
    survey.listRunning(census.otherStateMachines(semaphores, surroundings.now()));
    new Slotless(ports, survey, describer, adoption, surroundings, tally).look(census);
    tally.complete(survey.isComplete());
    return tally.report(drift.find(semaphores, census));
  }

  /** Rounds are not punctual to the second: half an interval early is on time. */
  private Instant nextRound(Instant began, int slots) {
    Duration interval = surroundings.timings().interval();
    return slots <= MANY_SLOTS
        ? began
        : began.plus(interval.multipliedBy(INTERVALS_WITH_MANY_SLOTS)).minus(interval.dividedBy(2));
  }
}
