package io.weir.semaphore;

import io.weir.execution.ExecutionArn;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Remembers executions that were found to be none of ours, so that each is described once and not
 * each minute. Implementations are thread-safe; every method may throw a {@link
 * SemaphoreException}.
 */
public interface ForeignExecutions {
  /** Returns those of {@code executions} that are remembered as foreign at {@code now}. */
  Set<ExecutionArn> known(Collection<ExecutionArn> executions, Instant now);

  /** Remembers executions as foreign, each until then. */
  void remember(Collection<ExecutionArn> executions, Instant until);
}
