package io.weir.local.asl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.ErrorPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what Map and Parallel have in common: running graphs within a state. */
final class ParentStep {

  private final GraphInterpreter graphs;

  ParentStep(GraphInterpreter graphs) {
    this.graphs = graphs;
  }

  /**
   * The events of a type of state, and how its failures are called beside their own names.
   *
   * @param failureFamily null when they have only their own
   */
  record Kind(
      HistoryEventType succeeded, HistoryEventType failed, @Nullable String failureFamily) {}

  /** What one try of a state runs. */
  record Work(List<ChildRuns.Child> children, int concurrency, ChildRuns.Listener listener) {}

  /**
   * Tries a state as its policy says. When it fails, a redrive runs only the children that failed
   * or were aborted, but all of them where the data was too large.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
   *     Redrive behavior of individual states</a>
   */
  static Step run(ErrorPolicy errors, Visit visit, JsonElement input, ErrorHandling.Attempt attempt)
      throws InterruptedException {
    try {
      return ErrorHandling.run(errors, visit, input, attempt);
    } catch (StateFailure failure) {
      if (failure.error().equals(ErrorName.DATA_LIMIT_EXCEEDED)) {
        visit.branch().progress().forgetChildren();
      }
      throw failure;
    }
  }

  /** Runs the children and writes how it ended; returns their outputs in order. */
  JsonArray results(Kind kind, Branch branch, Work work) throws InterruptedException {
    JsonArray results;
    try {
      results =
          new ChildRuns(graphs, branch, work.children(), work.listener()).run(work.concurrency());
    } catch (StateFailure failure) {
      branch.emit(kind.failed());
      throw failure.within(kind.failureFamily());
    }
    branch.emit(kind.succeeded());
    return results;
  }
}
