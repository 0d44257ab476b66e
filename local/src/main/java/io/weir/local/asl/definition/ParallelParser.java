package io.weir.local.asl.definition;

import java.util.ArrayList;
import java.util.List;

/** Reads a Parallel state. */
final class ParallelParser {

  private final DefinitionParser machine;
  private final StateParser state;
  private final String name;
  private final Fields fields;

  ParallelParser(DefinitionParser machine, StateParser state, String name, Fields fields) {
    this.machine = machine;
    this.state = state;
    this.name = name;
    this.fields = fields;
  }

  State.Parallel parse() {
    DataFlow data =
        state.flow(
            state.template("Parameters"),
            state.template("ResultSelector"),
            StateParser.resultPath(fields));
    return new State.Parallel(
        name, data, branches(), ErrorPolicyParser.parse(fields), state.transition());
  }

  private List<StateGraph> branches() {
    fields.array("Branches");
    List<StateGraph> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branch.optionalString("Comment");
      branches.add(machine.graph(branch, "a branch"));
    }
    return branches;
  }
}
