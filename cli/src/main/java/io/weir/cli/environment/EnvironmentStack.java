package io.weir.cli.environment;

import static java.util.stream.Collectors.joining;

import io.weir.cli.terminal.VerbException;
import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.environment.WorkflowSettings;
import io.weir.local.LocalStack;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackNames;
import io.weir.local.StackTimings;
import io.weir.local.TickInput;
import io.weir.local.WeirDefinition;
import io.weir.local.WorkflowFiles;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.sqs.QueueDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an environment's file describes, as a local stack has it: the same names, limits, semaphores
 * and attributes, its times shortened as all of the stack's are.
 *
 * @param timings how much they are shortened
 */
public record EnvironmentStack(Environment environment, StackTimings timings) {
  /** The deployment's: more invocations would meet on the same semaphores. */
  private static final int COMPLETION_CONCURRENCY = 2;

  /**
   * Defines the stack.
   *
   * @param workflows folder of the state machines
   * @throws VerbException if a workflow is not there, or names meet
   */
  public StackDefinition definition(Path workflows) {
    WeirDefinition weir =
        new WeirDefinition(StackNames.withPrefix(environment.prefix()), timings)
            .variable("Environment", environment.name())
            .completionMapping(completionMapping())
            .completionsOf(stateMachineArns())
            .stateMachines(stateMachines(workflows));
    environment.queues().forEach(queue -> weir.throttled(queues(queue), tick(queue)));
    try {
      return weir.build();
    } catch (IllegalArgumentException e) {
      throw VerbException.usage("environment %s: %s".formatted(environment.name(), e.getMessage()));
    }
  }

  /** What is not here as it will be deployed, a line each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (QueueSettings queue : environment.queues()) {
      if (queue instanceof QueueSettings.Existing existing) {
        notes.add("%s is a queue of this stack, %s".formatted(existing.arn(), existing.name()));
      }
    }
    for (WorkflowSettings workflow : environment.workflows()) {
      if (workflow instanceof WorkflowSettings.Existing(String arn)) {
        notes.add("%s is not here: messages that name it are quarantined".formatted(arn));
      }
    }
    return notes;
  }

  private EventSourceMapping.Settings completionMapping() {
    return new EventSourceMapping.Settings(
        environment.completions().batchSize(),
        timings.scaledForSqs(environment.completions().window()),
        COMPLETION_CONCURRENCY);
  }

  private List<String> stateMachineArns() {
    return environment.workflows().stream().map(this::stateMachineArn).toList();
  }

  private String stateMachineArn(WorkflowSettings workflow) {
    return switch (workflow) {
      case WorkflowSettings.Deployed(String name) ->
          LocalStack.stateMachineArn(environment.nameOf(name));
      case WorkflowSettings.Existing(String arn) -> arn;
    };
  }

  private List<StateMachine> stateMachines(Path workflows) {
    List<StateMachine> files = WorkflowFiles.readAll(workflows);
    List<StateMachine> machines = new ArrayList<>();
    for (WorkflowSettings workflow : environment.workflows()) {
      if (workflow instanceof WorkflowSettings.Deployed(String name)) {
        machines.add(stateMachine(name, files, workflows));
      }
    }
    return machines;
  }

  private StateMachine stateMachine(String name, List<StateMachine> files, Path folder) {
    List<StateMachine> standard = files.stream().filter(file -> !file.express()).toList();
    return standard.stream()
        .filter(file -> file.name().equals(name))
        .map(file -> new StateMachine(environment.nameOf(name), false, file.definition()))
        .findFirst()
        .orElseThrow(
            () ->
                VerbException.usage(
                    "environment %s: no workflow %s.asl.json in %s; there are %s"
                        .formatted(
                            environment.name(),
                            name,
                            folder,
                            standard.stream().map(StateMachine::name).collect(joining(", ")))));
  }

  private List<QueueDefinition> queues(QueueSettings queue) {
    return switch (queue) {
      case QueueSettings.Deployed deployed -> deployedQueues(deployed);
      case QueueSettings.Existing existing ->
          QueueDefinition.withFailedQueue(
              existing.name(),
              QueueSettings.nameIn(existing.failedQueueArn()),
              timings.queueVisibility(),
              QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT);
    };
  }

  private List<QueueDefinition> deployedQueues(QueueSettings.Deployed queue) {
    String name = environment.nameOf(queue.name());
    QueueDefinition failed = QueueDefinition.plain(name + QueueDefinition.FAILED_SUFFIX);
    return List.of(
        failed,
        new QueueDefinition(
            name,
            timings.scaledForSqs(queue.visibilityTimeout()),
            timings.scaledForSqs(queue.receiveWait()),
            timings.scaledForSqs(queue.retention()),
            new QueueDefinition.Redrive(failed.name(), queue.maxReceiveCount())));
  }

  private TickInput tick(QueueSettings queue) {
    return new TickInput(
        queue.executionLimit(),
        timings.scaled(queue.timeLimit()),
        queue.messageLimit(),
        queue.semaphores());
  }
}
