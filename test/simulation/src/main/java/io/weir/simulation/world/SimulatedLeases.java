package io.weir.simulation.world;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.SemaphoreException;
import java.time.Instant;
import java.util.function.Supplier;

/** The pass leases as one invocation reaches them. */
record SimulatedLeases(World world, Invocation caller) implements PassLeases {
  @Override
  public boolean take(QueueUrl queue, String owner, Instant now, Instant until) {
    return write(() -> leases().take(queue, owner, now, until));
  }

  @Override
  public void renew(QueueUrl queue, String owner, Instant until) {
    write(
        () -> {
          leases().renew(queue, owner, until);
          return true;
        });
  }

  @Override
  public boolean wake(QueueUrl queue, int freed, Instant now) {
    return write(() -> leases().wake(queue, freed, now));
  }

  @Override
  public int giveBack(QueueUrl queue, String owner) {
    return write(() -> leases().giveBack(queue, owner));
  }

  private <T> T write(Supplier<T> step) {
    return caller.unclear(Fault.UNCLEAR_TRANSACTION, step, SemaphoreException::new);
  }

  private PassLeases leases() {
    return world.adapters().leases();
  }
}
