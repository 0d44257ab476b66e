package io.weir.local.asl.definition;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state machine as its author defined it. Immutable.
 *
 * @param graph the states
 * @param timeout how long one execution may run; null means as long as it likes
 */
public record StateMachineDefinition(StateGraph graph, @Nullable Duration timeout) {

  /**
   * Reads a definition in the Amazon States Language, of JSONPath or JSONata. All states are
   * supported but the Distributed Map; of tasks, Lambda functions and {@code sqs:sendMessage}, with
   * a token or without. Everything else is refused, so nothing runs that would behave otherwise in
   * AWS.
   *
   * @throws InvalidDefinitionException when the text is no such definition
   */
  public static StateMachineDefinition parse(String json) {
    return DefinitionParser.parse(json);
  }

  /** The timeout, if there is one. */
  public Optional<Duration> optionalTimeout() {
    return Optional.ofNullable(timeout);
  }
}
