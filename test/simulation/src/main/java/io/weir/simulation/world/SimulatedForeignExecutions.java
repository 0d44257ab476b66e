package io.weir.simulation.world;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.ForeignExecutions;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** The memory of foreign executions as one invocation reaches it. */
record SimulatedForeignExecutions(World world, Invocation caller) implements ForeignExecutions {
  @Override
  public Set<ExecutionArn> known(Collection<ExecutionArn> executions, Instant now) {
    return caller.call(() -> foreign().known(executions, now));
  }

  @Override
  public void remember(Collection<ExecutionArn> executions, Instant until) {
    caller.call(
        () -> {
          foreign().remember(executions, until);
          return true;
        });
  }

  private ForeignExecutions foreign() {
    return world.adapters().memoryTables().foreignExecutions();
  }
}
