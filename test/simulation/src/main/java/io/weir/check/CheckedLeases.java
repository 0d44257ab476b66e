package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.PassLeases;
import java.time.Instant;
import java.util.List;

/** Leases whose calls are let through one at a time. */
record CheckedLeases(PassLeases leases, Controller controller) implements PassLeases {
  /** Leases that everybody gets at once. */
  static final PassLeases IGNORED =
      new PassLeases() {
        @Override
        public boolean take(QueueUrl queue, String owner, Instant now, Instant until) {
          return true;
        }

        @Override
        public void renew(QueueUrl queue, String owner, Instant until) {}

        @Override
        public boolean wake(QueueUrl queue, int freed, Instant now) {
          return false;
        }

        @Override
        public int giveBack(QueueUrl queue, String owner) {
          return 0;
        }
      };

  @Override
  public boolean take(QueueUrl queue, String owner, Instant now, Instant until) {
    return controller.call(
        Boolean.class,
        new Call(Op.TAKE_LEASE, List.of(queue)),
        () -> leases.take(queue, owner, now, until));
  }

  @Override
  public void renew(QueueUrl queue, String owner, Instant until) {
    controller.run(
        new Call(Op.RENEW_LEASE, List.of(queue)), () -> leases.renew(queue, owner, until));
  }

  @Override
  public boolean wake(QueueUrl queue, int freed, Instant now) {
    return controller.call(
        Boolean.class,
        new Call(Op.LEAVE_WORD, List.of(queue)),
        () -> leases.wake(queue, freed, now));
  }

  @Override
  public int giveBack(QueueUrl queue, String owner) {
    return controller.call(
        Integer.class,
        new Call(Op.RETURN_LEASE, List.of(queue)),
        () -> leases.giveBack(queue, owner));
  }
}
