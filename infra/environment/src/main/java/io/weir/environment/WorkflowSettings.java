package io.weir.environment;

/** A state machine whose executions the queues' messages start. */
public sealed interface WorkflowSettings {
  /**
   * One that the environment deploys, as {@code PREFIX-NAME}.
   *
   * @param name of a file {@code workflows/NAME.asl.json}
   */
  record Deployed(String name) implements WorkflowSettings {}

  /**
   * One that is there already, of type STANDARD.
   *
   * @param arn without version or alias
   */
  record Existing(String arn) implements WorkflowSettings {}
}
