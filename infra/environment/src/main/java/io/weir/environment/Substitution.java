package io.weir.environment;

/** What a place of a workflow's file, <code>${PLACE}</code>, is filled with. */
public sealed interface Substitution {
  /**
   * The URL of one of the environment's queues.
   *
   * @param queue its {@link QueueSettings#name()}
   */
  record QueueUrl(String queue) implements Substitution {}

  /**
   * The name under which one of the environment's workflows is deployed.
   *
   * @param workflow as {@link WorkflowSettings.Deployed#name()}
   */
  record WorkflowName(String workflow) implements Substitution {}

  /** A text as it stands. */
  record Text(String text) implements Substitution {}
}
