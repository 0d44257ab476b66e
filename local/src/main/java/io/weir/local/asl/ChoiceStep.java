package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.DataFlow;
import io.weir.local.asl.definition.State;

/** Does a Choice state. */
final class ChoiceStep {

  Step run(State.Choice state, Visit visit, JsonElement input) {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    ConditionCheck check = new ConditionCheck(visit, effective);
    for (State.Choice.Rule rule : state.rules()) {
      if (check.holds(rule.condition())) {
        return chosen(state, rule, visit, input, effective);
      }
    }
    if (state.otherwise() == null) {
      throw new StateFailure(
          ErrorName.NO_CHOICE_MATCHED,
          "Failed to transition out of the state '"
              + state.name()
              + "'. The state does not point to a next state.");
    }
    JsonElement output = DataProcessing.passedThrough(state.data(), visit, input);
    DataProcessing.assign(state.data(), visit, input, effective);
    return new Step(output, state.otherwise());
  }

  /** A rule has its own Output and Assign; those of the state are for its default. */
  private static Step chosen(
      State.Choice state,
      State.Choice.Rule rule,
      Visit visit,
      JsonElement input,
      JsonElement effective) {
    JsonElement output =
        switch (state.data()) {
          case DataFlow.Paths paths -> DataProcessing.passedThrough(paths, visit, input);
          case DataFlow.Queries _ ->
              DataProcessing.evaluated(rule.output(), visit.scope(input), input, visit);
        };
    DataProcessing.assign(rule.assign(), visit, visit.scope(effective));
    return new Step(output, rule.next());
  }
}
