package io.weir.local.asl.definition;

import io.weir.local.asl.definition.State.Choice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that every transition has its target, and every state its way in. */
final class GraphCheck {

  private GraphCheck() {}

  static void check(Fields owner, StateGraph graph) {
    if (!graph.states().containsKey(graph.startAt())) {
      throw owner.fault("StartAt", "there is no state " + graph.startAt());
    }
    Fields states = owner.object("States");
    for (State state : graph.states().values()) {
      for (String target : targets(state)) {
        if (!graph.states().containsKey(target)) {
          throw states.fault(state.name(), "there is no state " + target + " to go to");
        }
      }
    }
    Set<String> reached = reached(graph);
    for (String name : graph.states().keySet()) {
      if (!reached.contains(name)) {
        throw states.fault(name, "the state is not reachable");
      }
    }
  }

  private static Set<String> reached(StateGraph graph) {
    Set<String> reached = new HashSet<>(Set.of(graph.startAt()));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String target : targets(graph.state(open.pop()))) {
        if (reached.add(target)) {
          open.push(target);
        }
      }
    }
    return reached;
  }

  private static List<String> targets(State state) {
    List<String> targets = new ArrayList<>();
    switch (state) {
      case State.Pass pass -> addNext(targets, pass.transition());
      case State.Wait wait -> addNext(targets, wait.transition());
      case State.Task task -> {
        addNext(targets, task.transition());
        addCatchers(targets, task.errors());
      }
      case State.Map map -> {
        addNext(targets, map.transition());
        addCatchers(targets, map.errors());
      }
      case State.Parallel parallel -> {
        addNext(targets, parallel.transition());
        addCatchers(targets, parallel.errors());
      }
      case Choice choice -> {
        choice.rules().forEach(rule -> targets.add(rule.next()));
        if (choice.otherwise() != null) {
          targets.add(choice.otherwise());
        }
      }
      case State.Succeed succeed -> {}
      case State.Fail fail -> {}
    }
    return targets;
  }

  private static void addNext(List<String> targets, Transition transition) {
    if (transition instanceof Transition.Next(String state)) {
      targets.add(state);
    }
  }

  private static void addCatchers(List<String> targets, ErrorPolicy errors) {
    errors.catchers().forEach(catcher -> targets.add(catcher.next()));
  }
}
