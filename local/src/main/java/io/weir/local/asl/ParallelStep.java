package io.weir.local.asl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.definition.State;
import io.weir.local.asl.definition.StateGraph;
import java.util.ArrayList;
import java.util.List;

/** Does a Parallel state: all branches at once, each with the state's effective input. */
final class ParallelStep {

  private static final ParentStep.Kind KIND =
      new ParentStep.Kind(
          HistoryEventType.PARALLEL_STATE_SUCCEEDED,
          HistoryEventType.PARALLEL_STATE_FAILED,
          ErrorName.BRANCH_FAILED);

  private final ParentStep parents;

  ParallelStep(ParentStep parents) {
    this.parents = parents;
  }

  Step run(State.Parallel state, Visit visit, JsonElement input) throws InterruptedException {
    return ParentStep.run(state.errors(), visit, input, () -> attempt(state, visit, input));
  }

  private Step attempt(State.Parallel state, Visit visit, JsonElement input)
      throws InterruptedException {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    Branch branch = visit.branch();
    branch.emit(HistoryEventType.PARALLEL_STATE_STARTED);
    JsonArray results = parents.results(KIND, branch, work(state.branches(), effective));
    JsonElement output = DataProcessing.output(state.data(), visit, input, results);
    DataProcessing.assign(state.data(), visit, input, results);
    return Step.along(state.transition(), output);
  }

  /** The history has no events for a branch's own start and end. */
  private static ParentStep.Work work(List<StateGraph> branches, JsonElement input) {
    List<ChildRuns.Child> children = new ArrayList<>();
    for (StateGraph graph : branches) {
      children.add(new ChildRuns.Child(children.size(), graph, input, null));
    }
    return new ParentStep.Work(children, children.size(), (stage, branch, index) -> {});
  }
}
