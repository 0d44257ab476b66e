package io.weir.local;

import io.weir.local.sqs.QueueDefinition;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Checks that the parts of a definition fit together. */
final class DefinitionCheck {
  private final Map<String, QueueDefinition> queues = new LinkedHashMap<>();
  private final List<StackDefinition.HostedFunction> functions;
  private final Set<String> functionNames;

  /**
   * Takes what the other parts name.
   *
   * @throws IllegalArgumentException if one is given twice
   */
  DefinitionCheck(List<QueueDefinition> queues, List<StackDefinition.HostedFunction> functions) {
    distinct("Queue", queues, QueueDefinition::name);
    queues.forEach(queue -> this.queues.put(queue.name(), queue));
    this.functions = functions;
    functionNames = distinct("Function", functions, hosted -> hosted.function().name());
  }

  /**
   * Checks them and what names them.
   *
   * @throws IllegalArgumentException names the part that is missing or does not fit
   */
  void check(
      List<StackDefinition.Schedule> schedules,
      List<StackDefinition.Rule> rules,
      List<StackDefinition.EventSource> sources) {
    checkQueues();
    checkVariables();
    checkRules(rules);
    for (StackDefinition.EventSource source : sources) {
      requireWithFailedQueue(source.queue());
      requireFunction(source.function());
    }
    schedules.forEach(schedule -> requireFunction(schedule.function()));
  }

  private void checkQueues() {
    for (QueueDefinition queue : queues.values()) {
      if (queue.redrive() != null) {
        require(
            queues.containsKey(queue.redrive().failedQueue()),
            "Queue %s has no failed queue %s"
                .formatted(queue.name(), queue.redrive().failedQueue()));
      }
    }
  }

  private void checkRules(List<StackDefinition.Rule> rules) {
    List<String> targets = rules.stream().map(StackDefinition.Rule::queue).distinct().toList();
    require(targets.size() == 1, "Rules bring their events to one queue, not to " + targets);
    requireWithFailedQueue(targets.getFirst());
  }

  /** One process has one environment. */
  private void checkVariables() {
    Map<String, String> variables = StackDefinition.variables(functions);
    for (StackDefinition.HostedFunction hosted : functions) {
      hosted
          .variables()
          .forEach(
              (name, value) ->
                  require(
                      value.equals(variables.get(name)),
                      "Variable %s of function %s has another value in another function"
                          .formatted(name, hosted.function().name())));
    }
  }

  private void requireWithFailedQueue(String name) {
    QueueDefinition queue = queues.get(name);
    require(queue != null && queue.redrive() != null, "No queue with a failed queue: " + name);
  }

  private void requireFunction(String name) {
    require(functionNames.contains(name), "No function " + name);
  }

  static <T> Set<String> distinct(String what, List<T> all, Function<T, String> name) {
    Set<String> names = new HashSet<>();
    for (T each : all) {
      require(names.add(name.apply(each)), what + " " + name.apply(each) + " is given twice");
    }
    return names;
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
