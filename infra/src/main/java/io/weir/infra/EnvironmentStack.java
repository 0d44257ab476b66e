package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.environment.WorkflowSettings;
import io.weir.infra.construct.AcceptedFindings;
import io.weir.infra.construct.CompletionEvents;
import io.weir.infra.construct.CompletionEventsProps;
import io.weir.infra.construct.IngestWorkflow;
import io.weir.infra.construct.IngestWorkflowProps;
import io.weir.infra.construct.LogGroups;
import io.weir.infra.construct.MinuteSchedules;
import io.weir.infra.construct.Retention;
import io.weir.infra.construct.SemaphoreTables;
import io.weir.infra.construct.ThrottleFunctions;
import io.weir.infra.construct.ThrottleFunctionsProps;
import io.weir.infra.construct.ThrottledQueue;
import io.weir.infra.construct.WorkflowTemplate;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** All that an environment deploys; what its file says, put into the constructs' words. */
final class EnvironmentStack extends Stack {
  private final Environment environment;
  private final Retention retention;
  private final LogGroups logGroups;

  /**
   * Creates the stack, named by the environment's prefix.
   *
   * @param code the functions' package
   * @param workflows the folder of the state machines
   */
  EnvironmentStack(Construct scope, Environment environment, Code code, Path workflows) {
    super(scope, environment.prefix(), props(environment));
    this.environment = environment;
    this.retention = retention(environment);
    this.logGroups = new LogGroups(environment.logRetention(), retention);
    createTags();
    SemaphoreTables tables = createTables();
    ThrottleFunctions functions = createFunctions(tables, code);
    MinuteSchedules schedules = createSchedules(functions);
    List<ThrottledQueue> queues = createQueues(functions, schedules);
    List<String> stateMachines = createWorkflows(workflows);
    stateMachines.forEach(functions::allowStateMachine);
    CompletionEvents completions = createCompletions(stateMachines, functions);
    IBucket bucket = bucket();
    createWorkflowTemplate(bucket, queues);
    new Watch(environment, functions, schedules, completions, queues).addTo(this);
    new Outputs(this).add(tables, functions, queues, stateMachines, completions, bucket);
    explainFindings(bucket);
  }

  private static StackProps props(Environment environment) {
    StackProps.Builder props =
        StackProps.builder()
            .description("Weir, environment " + environment.name())
            .terminationProtection(retention(environment) == Retention.RETAINED)
            .analyticsReporting(false);
    if (environment.account() != null) {
      props.env(
          software.amazon.awscdk.Environment.builder()
              .account(environment.account())
              .region(environment.region())
              .build());
    }
    return props.build();
  }

  private static Retention retention(Environment environment) {
    return switch (environment.removalPolicy()) {
      case RETAIN -> Retention.RETAINED;
      case DESTROY -> Retention.DESTROYED;
    };
  }

  /** In the template itself, so that they are there whoever deploys it, and however. */
  private void createTags() {
    environment.tags().forEach((key, value) -> Tags.of(this).add(key, value));
  }

  private SemaphoreTables createTables() {
    return new SemaphoreTables(this, "Tables", environment.prefix(), retention);
  }

  private ThrottleFunctions createFunctions(SemaphoreTables tables, Code code) {
    ThrottleFunctionsProps props =
        ThrottleFunctionsProps.of(environment.prefix(), tables, code, logGroups)
            .withMemoryMegabytes(environment.functions().memoryMegabytes())
            .withArchitecture(architecture())
            .withSnapStart(environment.functions().snapStart());
    return new ThrottleFunctions(this, "Functions", props);
  }

  private Architecture architecture() {
    return switch (environment.functions().architecture()) {
      case ARM64 -> Architecture.ARM_64;
      case X86_64 -> Architecture.X86_64;
    };
  }

  private MinuteSchedules createSchedules(ThrottleFunctions functions) {
    return new MinuteSchedules(this, "Schedules", environment.prefix(), functions);
  }

  private List<ThrottledQueue> createQueues(
      ThrottleFunctions functions, MinuteSchedules schedules) {
    return environment.queues().stream()
        .map(queue -> createQueue(queue, functions, schedules))
        .toList();
  }

  private ThrottledQueue createQueue(
      QueueSettings queue, ThrottleFunctions functions, MinuteSchedules schedules) {
    String name = environment.queueName(queue);
    return new ThrottledQueue(
        this, name, ThrottledQueues.props(queue, name, retention), functions, schedules);
  }

  private List<String> createWorkflows(Path workflows) {
    return environment.workflows().stream()
        .map(workflow -> stateMachine(workflow, workflows))
        .toList();
  }

  private String stateMachine(WorkflowSettings workflow, Path workflows) {
    return switch (workflow) {
      case WorkflowSettings.Existing(String arn) -> arn;
      case WorkflowSettings.Deployed(String name) -> createWorkflow(name, workflows).arn();
    };
  }

  private IngestWorkflow createWorkflow(String name, Path workflows) {
    Path file = workflows.resolve(name + ".asl.json");
    return new IngestWorkflow(
        this, "Workflow-" + name, IngestWorkflowProps.of(environment.prefix(), file, logGroups));
  }

  private CompletionEvents createCompletions(
      List<String> stateMachines, ThrottleFunctions functions) {
    CompletionEventsProps props =
        CompletionEventsProps.of(environment.prefix(), stateMachines)
            .withBatches(environment.completions().batchSize(), environment.completions().window());
    return new CompletionEvents(this, "Completions", props, functions);
  }

  private IBucket bucket() {
    String given = environment.internalBucket();
    return given == null
        ? WorkflowTemplate.createBucket(this, "Internal", retention)
        : Bucket.fromBucketName(this, "Internal", given);
  }

  private void createWorkflowTemplate(IBucket bucket, List<ThrottledQueue> queues) {
    new WorkflowTemplate(
        this,
        "WorkflowTemplate",
        environment.prefix(),
        bucket,
        Outputs.executionLimits(queues),
        logGroups);
  }

  private void explainFindings(IBucket bucket) {
    AcceptedFindings.explain(this, retention);
    if (bucket instanceof Bucket created) {
      AcceptedFindings.explain(created);
    }
  }
}
