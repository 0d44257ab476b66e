package io.weir.simulation.world;

import io.weir.execution.ExecutionName;
import io.weir.execution.StateMachineArn;
import org.jspecify.annotations.Nullable;

/**
 * A message before it is sent.
 *
 * @param work tells bodies apart
 * @param stateMachine what it asks to run; null if it cannot become an execution
 * @param name its execution's name; null where it is left to the message's id
 * @param fault the reason it must be quarantined for; null for a sound message
 */
record Draft(
    String body,
    String work,
    @Nullable StateMachineArn stateMachine,
    @Nullable String name,
    @Nullable String fault) {

  /** Returns the execution that the message with this id asks for. */
  @Nullable String execution(String messageId) {
    return stateMachine == null
        ? null
        : stateMachine.execution(new ExecutionName(name == null ? messageId : name)).value();
  }
}
