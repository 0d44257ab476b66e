package io.weir.local.asl.definition;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States and the one to start at: a whole state machine, the item processor of a Map state, or a
 * branch of a Parallel state. Every state named by another is one of these.
 *
 * @param startAt the name of the first state
 * @param states the states by name, in the order of the definition
 */
public record StateGraph(String startAt, Map<String, State> states) {

  public StateGraph {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /** The state of that name. */
  public State state(String name) {
    return requireNonNull(states.get(name), name);
  }
}
