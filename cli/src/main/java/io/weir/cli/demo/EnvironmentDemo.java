package io.weir.cli.demo;

import static java.util.stream.Collectors.joining;

import io.weir.cli.terminal.VerbException;
import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.environment.WorkflowSettings;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where in an environment the demo runs: on one of its queues, and on its workflow. */
record EnvironmentDemo(Environment environment) {
  /**
   * Returns one of its queues.
   *
   * @param name as its file has it; null for the first
   * @throws VerbException if there is no such queue, or nothing would start from it
   */
  QueueSettings queue(@Nullable String name) {
    QueueSettings queue =
        environment.queues().stream()
            .filter(each -> name == null || each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> usage("has no queue %s; it has %s".formatted(name, queueNames())));
    if (limit(queue) == 0) {
      throw usage("starts nothing from %s, its limit is 0".formatted(queue.name()));
    }
    return queue;
  }

  /** Returns the most that may run: the queue's limit, or that of a shared semaphore if lower. */
  int limit(QueueSettings queue) {
    return IntStream.concat(
            IntStream.of(queue.executionLimit()),
            queue.semaphores().values().stream().mapToInt(Integer::intValue))
        .min()
        .orElseThrow();
  }

  /**
   * Returns the name of the state machine that a workflow is deployed as.
   *
   * @throws VerbException if it is not among the environment's
   */
  String stateMachine(String workflow) {
    if (!environment.workflows().contains(new WorkflowSettings.Deployed(workflow))) {
      throw usage("has no workflow %s: add it to the workflows of the file".formatted(workflow));
    }
    return environment.nameOf(workflow);
  }

  private String queueNames() {
    return environment.queues().stream().map(QueueSettings::name).collect(joining(", "));
  }

  private VerbException usage(String problem) {
    return VerbException.usage("environment %s %s".formatted(environment.name(), problem));
  }
}
