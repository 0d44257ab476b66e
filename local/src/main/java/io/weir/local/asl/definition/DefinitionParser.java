package io.weir.local.asl.definition;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.weir.local.asl.data.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads a whole state machine, and the graphs within its Map and Parallel states. */
final class DefinitionParser {

  /** The service's limit for every field that counts seconds. */
  static final int MAX_SECONDS = 99_999_999;

  private static final int MAX_STATE_NAME = 80;

  private final Set<String> stateNames = new HashSet<>();
  private Language language = Language.JSONPATH;

  static StateMachineDefinition parse(String json) {
    return new DefinitionParser().machine(Fields.of("$", element(json)));
  }

  private static JsonElement element(String json) {
    try {
      return Json.parse(json);
    } catch (JsonParseException malformed) {
      throw new InvalidDefinitionException("$", "not JSON: " + malformed.getMessage());
    }
  }

  private StateMachineDefinition machine(Fields fields) {
    fields.optionalString("Comment");
    if (!fields.optionalString("Version").orElse("1.0").equals("1.0")) {
      throw fields.fault("Version", "only version 1.0 is supported");
    }
    language = Language.ofMachine(fields);
    Duration timeout =
        fields.has("TimeoutSeconds")
            ? Duration.ofSeconds(fields.integer("TimeoutSeconds", 1, MAX_SECONDS))
            : null;
    StateGraph graph = graph(fields, "a state machine");
    VariableCheck.check(graph);
    return new StateMachineDefinition(graph, timeout);
  }

  /** The language of the states that name none. */
  Language language() {
    return language;
  }

  /** Reads StartAt and States, and refuses all that was not asked for. */
  StateGraph graph(Fields fields, String owner) {
    Fields states = fields.object("States");
    String startAt = fields.string("StartAt");
    fields.refuseOthers(owner);
    Map<String, State> byName = new LinkedHashMap<>();
    for (String name : states.names()) {
      byName.put(name, state(name, states));
    }
    StateGraph graph = new StateGraph(startAt, byName);
    GraphCheck.check(fields, graph);
    return graph;
  }

  private State state(String name, Fields states) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_STATE_NAME) {
      throw states.fault(name, "a state's name has 1 to " + MAX_STATE_NAME + " characters");
    }
    if (!stateNames.add(name)) {
      throw states.fault(name, "the state name is used twice in the state machine");
    }
    return new StateParser(this, name, states.object(name)).parse();
  }
}
