package io.weir.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListExecutions answered. */
public sealed interface ListResult {
  /**
   * Some executions, the most recent first.
   *
   * @param nextPage asks for the next ones; null at the end
   */
  record Page(List<ListedExecution> executions, @Nullable String nextPage) implements ListResult {
    public Page {
      executions = List.copyOf(executions);
    }
  }

  /** Step Functions asks for a pause. */
  record Throttled() implements ListResult {}

  /** No answer could be had. */
  record Unavailable(String cause) implements ListResult {}
}
