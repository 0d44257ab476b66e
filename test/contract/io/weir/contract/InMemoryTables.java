package io.weir.contract;

import io.weir.memory.MemoryTables;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;

final class InMemoryTables implements Tables {
  private final MemoryTables tables = new MemoryTables();

  @Override
  public Semaphores semaphores() {
    return tables.semaphores();
  }

  @Override
  public Slots slots() {
    return tables.slots();
  }

  @Override
  public PassLeases leases() {
    return tables.leases();
  }

  @Override
  public ReconcileLease reconcileLease() {
    return tables.reconcileLease();
  }

  @Override
  public ForeignExecutions foreignExecutions() {
    return tables.foreignExecutions();
  }

  @Override
  public void setUsed(SemaphoreKey key, int used) {
    tables.put(peek(key).withUsed(used));
  }
}
