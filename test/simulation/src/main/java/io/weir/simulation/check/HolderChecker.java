package io.weir.simulation.check;

import io.weir.simulation.check.Ledger.Run;
import io.weir.simulation.check.Observation.ExecutionStarted;
import io.weir.simulation.check.Observation.SlotAdopted;
import io.weir.simulation.check.Observation.SlotsReleased;
import java.time.Instant;

/** R1: every running execution of ours holds a slot, a redriven one from its adoption. */
final class HolderChecker implements Checker {
  private final Ledger ledger;

  HolderChecker(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case ExecutionStarted started -> started(started, findings);
      case SlotsReleased released ->
          released.holders().forEach(holder -> released(holder, released.by(), findings));
      case SlotAdopted adopted -> adopted(adopted.slot(), findings);
      default -> {}
    }
  }

  private void started(ExecutionStarted started, Findings findings) {
    if (ledger.slot(started.execution()) == null) {
      findings.broken("R1", started.execution(), "it was started, but holds no slot");
    }
  }

  private void released(String holder, String by, Findings findings) {
    HeldSlot slot = ledger.slot(holder);
    Run run = ledger.run(holder);
    if (slot != null && run != null && run.isRunning() && slot.run() >= run.number()) {
      findings.broken(
          "R1",
          holder,
          "its slot was released by %s while its run %d goes on".formatted(by, run.number()));
    }
  }

  private void adopted(HeldSlot slot, Findings findings) {
    if (ledger.isByHand(slot.holder())) {
      findings.broken("R1", slot.holder(), "a copy started by hand was given a slot");
    } else if (ledger.run(slot.holder()) == null) {
      findings.broken("R1", slot.holder(), "what was never started was given a slot");
    }
  }
}
