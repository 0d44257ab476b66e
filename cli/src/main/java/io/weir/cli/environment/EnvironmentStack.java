package io.weir.cli.environment;

import static java.util.stream.Collectors.joining;

import io.weir.cli.terminal.VerbException;
import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.environment.Substitution;
import io.weir.environment.WorkflowSettings;
import io.weir.local.IngestSettings;
import io.weir.local.LocalStack;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackNames;
import io.weir.local.StackTimings;
import io.weir.local.TickInput;
import io.weir.local.WeirDefinition;
import io.weir.local.WorkflowFiles;
import io.weir.local.WorkflowPlaces;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.sqs.QueueDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an environment's file describes, as a local stack has it: the same names, limits, semaphores
 * and attributes, its times shortened as all of the stack's are.
 *
 * @param timings how much they are shortened
 * @param providerFolder where providers of protocol {@code file} may be; null for nowhere
 */
public record EnvironmentStack(
    Environment environment, StackTimings timings, @Nullable Path providerFolder) {
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
            .variable("Environment", environment.prefix())
            .completionMapping(completionMapping())
            .completionsOf(stateMachineArns())
            .stateMachines(stateMachines(workflows))
            .ingest(ingest())
            .rules(rules().rules(), rules().sources());
    environment.queues().forEach(queue -> weir.throttled(queues(queue), tick(queue)));
    try {
      return weir.build();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
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
    notes.addAll(rules().notes());
    return notes;
  }

  private EnvironmentRules rules() {
    return new EnvironmentRules(environment, timings);
  }

  private IngestSettings ingest() {
    IngestSettings settings = IngestSettings.of(environment.prefix(), providerFolder);
    String bucket = environment.internalBucket();
    return bucket == null ? settings : settings.withInternalBucket(bucket);
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
      case WorkflowSettings.Deployed(String name, var _) ->
          LocalStack.stateMachineArn(environment.nameOf(name));
      case WorkflowSettings.Existing(String arn) -> arn;
    };
  }

  private List<StateMachine> stateMachines(Path workflows) {
    List<StateMachine> files = WorkflowFiles.readAll(workflows);
    List<StateMachine> machines = new ArrayList<>();
    for (WorkflowSettings workflow : environment.workflows()) {
      if (workflow instanceof WorkflowSettings.Deployed deployed) {
        machines.add(stateMachine(deployed, files, workflows));
      }
    }
    return machines;
  }

  private StateMachine stateMachine(
      WorkflowSettings.Deployed workflow, List<StateMachine> files, Path folder) {
    List<StateMachine> standard = files.stream().filter(file -> !file.express()).toList();
    return standard.stream()
        .filter(file -> file.name().equals(workflow.name()))
        .map(file -> filled(workflow, file.definition()))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "no workflow %s.asl.json in %s; there are %s"
                        .formatted(
                            workflow.name(),
                            folder,
                            standard.stream().map(StateMachine::name).collect(joining(", ")))));
  }

  private StateMachine filled(WorkflowSettings.Deployed workflow, String definition) {
    Map<String, String> texts = new LinkedHashMap<>(ingest().taskArns());
    workflow.substitutions().forEach((place, what) -> texts.put(place, text(what)));
    for (String place : WorkflowPlaces.in(definition)) {
      if (!texts.containsKey(place)) {
        throw usage(
            "nothing fills ${%s} of workflow %s: add it to the workflow's substitutions"
                .formatted(place, workflow.name()));
      }
    }
    return new StateMachine(
        environment.nameOf(workflow.name()), false, WorkflowPlaces.fill(definition, texts));
  }

  private String text(Substitution what) {
    return switch (what) {
      case Substitution.QueueUrl(String queue) -> StackDefinition.urlOf(queueName(queue));
      case Substitution.WorkflowName(String workflow) -> environment.nameOf(workflow);
      case Substitution.Text(String text) -> text;
    };
  }

  private String queueName(String queue) {
    return environment.queues().stream()
        .filter(each -> each.name().equals(queue))
        .map(environment::queueName)
        .findFirst()
        .orElseThrow();
  }

  private VerbException usage(String problem) {
    return VerbException.usage("environment %s: %s".formatted(environment.name(), problem));
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
