package io.weir.simulation.check;

import io.weir.simulation.check.Ledger.Run;
import io.weir.simulation.check.Observation.EventsDelivered;
import io.weir.simulation.check.Observation.InvocationEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** R6: a release never blocks: once the events of ended runs are handled, their slots are free. */
final class ReleaseChecker implements Checker {
  /** An invocation's clock and the observer's may differ by that much. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Map<Integer, Delivery> deliveries = new HashMap<>();

  private record Delivery(Instant at, Map<String, Integer> endedRuns) {}

  ReleaseChecker(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case EventsDelivered events ->
          deliveries.put(events.invocation(), new Delivery(now, events.endedRuns()));
      case InvocationEnded ended -> {
        Delivery delivery = deliveries.remove(ended.invocation());
        if (delivery != null && ended.undisturbed()) {
          check(delivery, findings);
        }
      }
      default -> {}
    }
  }

  private void check(Delivery delivery, Findings findings) {
    delivery
        .endedRuns()
        .forEach(
            (execution, run) -> {
              if (isHeldStill(ledger.slot(execution), ledger.run(execution), run, delivery.at())) {
                findings.broken(
                    "R6",
                    execution,
                    "the end of its run %d was handled, its slot is held".formatted(run));
              }
            });
  }

  /** One taken since is another matter: a message that came back took it. */
  private static boolean isHeldStill(
      @Nullable HeldSlot slot, @Nullable Run latest, int run, Instant delivered) {
    return slot != null
        && latest != null
        && !latest.isRunning()
        && slot.run() <= run
        && slot.stamp().isBefore(delivered.minus(SKEW));
  }
}
