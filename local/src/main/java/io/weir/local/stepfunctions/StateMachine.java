package io.weir.local.stepfunctions;

import io.weir.local.asl.definition.StateMachineDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state machine as it was created or last updated. Executions keep the one they started with.
 *
 * @param type STANDARD or EXPRESS
 * @param definition the definition as it was given
 * @param parsed the same, understood
 * @param revisionId changes with each update; null before the first
 */
record StateMachine(
    String arn,
    String name,
    String type,
    String definition,
    StateMachineDefinition parsed,
    String roleArn,
    Instant created,
    @Nullable String revisionId) {

  static final String STANDARD = "STANDARD";
  static final String EXPRESS = "EXPRESS";

  StateMachine updated(
      String newDefinition,
      StateMachineDefinition newParsed,
      String newRoleArn,
      String newRevision) {
    return new StateMachine(
        arn, name, type, newDefinition, newParsed, newRoleArn, created, newRevision);
  }

  /** Whether creating it again would be the same request; the role does not count. */
  boolean isSameAs(String otherType, String otherDefinition) {
    return type.equals(otherType) && definition.equals(otherDefinition);
  }
}
