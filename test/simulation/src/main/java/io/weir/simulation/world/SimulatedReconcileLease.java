package io.weir.simulation.world;

import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreException;
import java.time.Instant;

/** The reconciler's lease as one invocation reaches it. */
record SimulatedReconcileLease(World world, Invocation caller) implements ReconcileLease {
  @Override
  public boolean take(String owner, Instant now, Instant until) {
    return caller.unclear(
        Fault.UNCLEAR_TRANSACTION, () -> lease().take(owner, now, until), SemaphoreException::new);
  }

  @Override
  public void giveBack(String owner, Instant notBefore) {
    caller.unclear(
        Fault.UNCLEAR_TRANSACTION,
        () -> {
          lease().giveBack(owner, notBefore);
          return true;
        },
        SemaphoreException::new);
  }

  private ReconcileLease lease() {
    return world.adapters().memoryTables().reconcileLease();
  }
}
