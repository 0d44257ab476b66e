package io.weir.environment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads what fills the places of a workflow's file.
 *
 * @param queues the names of those that {@code queue:NAME} may name
 * @param workflows the names of those that {@code workflow:NAME} may name
 */
record SubstitutionsReader(Collection<String> queues, Collection<String> workflows) {
  private static final String ALLOWED = "mappings of places to queue:NAME, workflow:NAME or a text";

  private static final String QUEUE = "queue:";
  private static final String WORKFLOW = "workflow:";

  Map<String, Substitution> read(Value value) {
    Map<String, Substitution> substitutions = new LinkedHashMap<>();
    value
        .mapping(ALLOWED)
        .entries()
        .forEach(
            (place, text) -> {
              if (!Names.PLACE.matcher(place).matches()) {
                throw text.place().wrong("is a wrong place, allowed are " + Names.PLACE_ALLOWED);
              }
              substitutions.put(place, substitution(text));
            });
    return substitutions;
  }

  private Substitution substitution(Value value) {
    String text = value.text(Names.FILLING, Names.FILLING_ALLOWED);
    if (text.startsWith(QUEUE)) {
      return known(value, text.substring(QUEUE.length()), queues, Substitution.QueueUrl::new);
    }
    if (text.startsWith(WORKFLOW)) {
      return known(
          value, text.substring(WORKFLOW.length()), workflows, Substitution.WorkflowName::new);
    }
    return new Substitution.Text(text);
  }

  private static Substitution known(
      Value value, String name, Collection<String> names, Function<String, Substitution> named) {
    if (!names.contains(name)) {
      throw value.refused("those of this file: " + String.join(", ", names));
    }
    return named.apply(name);
  }
}
