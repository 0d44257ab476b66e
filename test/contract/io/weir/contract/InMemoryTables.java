package io.weir.contract;

import io.weir.memory.MemoryTables;
import io.weir.semaphore.Limits;
import io.weir.semaphore.PassLeases;
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
  public void override(SemaphoreKey key, int limit) {
    Limits known = peek(key).limits();
    tables.put(
        peek(key)
            .withLimits(
                new Limits(
                    limit,
                    known.deployed(),
                    known.deployedAt(),
                    known.learned(),
                    known.learnedFrom())));
  }

  @Override
  public void setUsed(SemaphoreKey key, int used) {
    tables.put(peek(key).withUsed(used));
  }
}
