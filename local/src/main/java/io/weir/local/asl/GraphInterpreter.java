package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.definition.StateGraph;

/** Goes from state to state. */
final class GraphInterpreter {

  private final StateInterpreter states = new StateInterpreter(this);

  /**
   * Runs the graph on the caller's thread, from where the branch has come to, and returns its last
   * state's output.
   */
  JsonElement run(StateGraph graph, JsonElement input, Branch branch) throws InterruptedException {
    Step step = branch.progress().orElse(new Step(input, graph.startAt()));
    branch.variables(branch.progress().orElse(branch.variables()));
    while (step.next() != null) {
      branch.progress().reach(step, branch.variables());
      branch.run().checkDeadline();
      step = states.run(graph.state(step.next()), step.output(), branch);
    }
    return step.output();
  }
}
