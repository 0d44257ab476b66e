package io.weir.local.asl.definition;

import java.util.ArrayList;
import java.util.List;

/** Reads a Parallel state. */
record ParallelParser(DefinitionParser machine, StateParser state, String name, DataParser data) {

  State.Parallel parse() {
    return new State.Parallel(
        name, data.working(), branches(), ErrorPolicyParser.parse(data), state.transition());
  }

  private List<StateGraph> branches() {
    data.fields().array("Branches");
    List<StateGraph> branches = new ArrayList<>();
    for (Fields branch : data.fields().objects("Branches")) {
      branch.optionalString("Comment");
      branches.add(machine.graph(branch, "a branch"));
    }
    return branches;
  }
}
