package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.State;

/** Does a Choice state. */
final class ChoiceStep {

  Step run(State.Choice state, Visit visit, JsonElement input) {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    String next = next(state, new ConditionCheck(visit, effective));
    return new Step(DataProcessing.passedThrough(state.data(), visit, input), next);
  }

  private static String next(State.Choice state, ConditionCheck check) {
    for (State.Choice.Rule rule : state.rules()) {
      if (check.holds(rule.condition())) {
        return rule.next();
      }
    }
    if (state.otherwise() == null) {
      throw new StateFailure(
          ErrorName.NO_CHOICE_MATCHED,
          "Failed to transition out of the state '"
              + state.name()
              + "'. The state does not point to a next state.");
    }
    return state.otherwise();
  }
}
