package io.weir.check;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.ReconcileLease;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** What the reconciler has for economy, at its least: no round is refused, nothing remembered. */
final class Alone {
  static final ReconcileLease LEASE =
      new ReconcileLease() {
        @Override
        public boolean take(String owner, Instant now, Instant until) {
          return true;
        }

        @Override
        public void giveBack(String owner, Instant notBefore) {}
      };

  static final ForeignExecutions NO_MEMORY =
      new ForeignExecutions() {
        @Override
        public Set<ExecutionArn> known(Collection<ExecutionArn> executions, Instant now) {
          return Set.of();
        }

        @Override
        public void remember(Collection<ExecutionArn> executions, Instant until) {}
      };

  private Alone() {}
}
