package io.weir.local.asl.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that no state within a Map or Parallel assigns a variable that a state around it assigns:
 * the inner ones see the outer variables, but their own stay theirs.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">
 *     Variable scope</a>
 */
final class VariableCheck {

  private VariableCheck() {}

  static void check(StateGraph graph) {
    check(graph, Set.of());
  }

  private static void check(StateGraph graph, Set<String> outer) {
    Set<String> known = new HashSet<>(outer);
    for (State state : graph.states().values()) {
      for (Assignments assignments : assignments(state).toList()) {
        for (String name : assignments.names()) {
          if (outer.contains(name)) {
            throw new InvalidDefinitionException(
                "the state " + state.name(),
                "the variable " + name + " is assigned outside of the state's Map or Parallel");
          }
          known.add(name);
        }
      }
    }
    graph.states().values().stream()
        .flatMap(state -> children(state).stream())
        .forEach(child -> check(child, known));
  }

  private static Stream<Assignments> assignments(State state) {
    return switch (state) {
      case State.Pass pass -> Stream.ofNullable(pass.data().assign());
      case State.Wait wait -> Stream.ofNullable(wait.data().assign());
      case State.Task task -> of(task.data(), task.errors());
      case State.Map map -> of(map.data(), map.errors());
      case State.Parallel parallel -> of(parallel.data(), parallel.errors());
      case State.Choice choice ->
          Stream.concat(
              Stream.ofNullable(choice.data().assign()),
              choice.rules().stream().flatMap(rule -> Stream.ofNullable(rule.assign())));
      case State.Succeed _ -> Stream.empty();
      case State.Fail _ -> Stream.empty();
    };
  }

  private static Stream<Assignments> of(DataFlow data, ErrorPolicy errors) {
    return Stream.concat(
        Stream.ofNullable(data.assign()),
        errors.catchers().stream().flatMap(catcher -> Stream.ofNullable(catcher.assign())));
  }

  private static List<StateGraph> children(State state) {
    return switch (state) {
      case State.Map map -> List.of(map.processor());
      case State.Parallel parallel -> parallel.branches();
      default -> List.of();
    };
  }
}
