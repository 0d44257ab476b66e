package io.weir.memory;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.ForeignExecutions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Executions found foreign, in memory. */
final class MemoryForeignExecutions implements ForeignExecutions {
  private final Map<ExecutionArn, Instant> rememberedUntil = new HashMap<>();

  @Override
  public synchronized Set<ExecutionArn> known(Collection<ExecutionArn> executions, Instant now) {
    return executions.stream()
        .filter(arn -> now.isBefore(rememberedUntil.getOrDefault(arn, Instant.MIN)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized void remember(Collection<ExecutionArn> executions, Instant until) {
    executions.forEach(arn -> rememberedUntil.put(arn, until));
  }
}
