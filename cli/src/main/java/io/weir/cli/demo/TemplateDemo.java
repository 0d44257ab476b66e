package io.weir.cli.demo;

import static java.util.stream.Collectors.joining;

import io.weir.cli.environment.ThrottledQueue;
import io.weir.cli.terminal.VerbException;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a synthesized template the demo runs: on a queue that one of its ticks names, under that
 * tick's limits, and on its workflow.
 *
 * @param stackName the prefix of all its names
 */
record TemplateDemo(String stackName, StackDefinition definition) {
  /**
   * Returns one of the queues.
   *
   * @param name as its environment's file has it; null for the first
   * @throws VerbException if there is no such queue, or nothing would start from it
   */
  ThrottledQueue queue(@Nullable String name) {
    ThrottledQueue queue =
        queues().stream()
            .filter(each -> name == null || each.name().equals(deployed(name)))
            .findFirst()
            .orElseThrow(() -> usage("has no queue %s; it has %s".formatted(name, queueNames())));
    if (queue.mostAtOnce() == 0) {
      throw usage("starts nothing from %s, its limit is 0".formatted(queue.name()));
    }
    return queue;
  }

  /**
   * Returns the name of the state machine that a workflow is deployed as.
   *
   * @throws VerbException if there is none
   */
  String stateMachine(String workflow) {
    return definition.stateMachines().stream()
        .map(StateMachine::name)
        .filter(deployed(workflow)::equals)
        .findFirst()
        .orElseThrow(() -> usage("has no workflow " + workflow));
  }

  private String deployed(String name) {
    return stackName + "-" + name;
  }

  private List<ThrottledQueue> queues() {
    return ThrottledQueue.of(definition);
  }

  private String queueNames() {
    return queues().stream().map(ThrottledQueue::name).collect(joining(", "));
  }

  private VerbException usage(String problem) {
    return VerbException.usage("template %s %s".formatted(stackName, problem));
  }
}
