package io.weir.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A state machine whose executions the queues' messages start. */
public sealed interface WorkflowSettings {
  /**
   * One that the environment deploys, as {@code PREFIX-NAME}.
   *
   * @param name of a file {@code workflows/NAME.asl.json}
   * @param substitutions what stands for the file's <code>${PLACE}</code>, by its name, in the
   *     order of the environment's file; without the tasks' ARNs, which the deployment knows
   */
  record Deployed(String name, Map<String, Substitution> substitutions)
      implements WorkflowSettings {
    /** Copies the substitutions. */
    public Deployed {
      substitutions = Collections.unmodifiableMap(new LinkedHashMap<>(substitutions));
    }

    /** One whose file has no places of the environment's. */
    public Deployed(String name) {
      this(name, Map.of());
    }
  }

  /**
   * One that is there already, of type STANDARD.
   *
   * @param arn without version or alias
   */
  record Existing(String arn) implements WorkflowSettings {}
}
