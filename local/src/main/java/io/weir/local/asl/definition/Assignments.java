package io.weir.local.asl.definition;

import com.google.gson.JsonObject;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.Scope;
import io.weir.local.asl.data.Variables;
import java.util.Set;

/**
 * What a state or a catcher assigns to variables.
 *
 * @param names the variables' names, without the dollar sign
 * @param values an object with a value for each
 */
public record Assignments(Set<String> names, PayloadTemplate values) {

  public Assignments {
    names = Set.copyOf(names);
  }

  /**
   * The variables afterwards. Every value is computed with the variables as they were before.
   *
   * @throws io.weir.local.asl.data.StateFailure when a value cannot be computed or is too large
   */
  public Variables applied(Scope scope) {
    JsonObject assigned = values.evaluate(scope).getAsJsonObject();
    return scope.variables().with(assigned);
  }
}
