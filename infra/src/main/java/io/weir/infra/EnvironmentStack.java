package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.infra.construct.AcceptedFindings;
import io.weir.infra.construct.CompletionEvents;
import io.weir.infra.construct.CompletionEventsProps;
import io.weir.infra.construct.IngestBuckets;
import io.weir.infra.construct.IngestFunctions;
import io.weir.infra.construct.IngestFunctionsProps;
import io.weir.infra.construct.LogGroups;
import io.weir.infra.construct.Retention;
import io.weir.infra.construct.Schedules;
import io.weir.infra.construct.SemaphoreTables;
import io.weir.infra.construct.ThrottleFunctions;
import io.weir.infra.construct.ThrottleFunctionsProps;
import io.weir.infra.construct.ThrottledQueue;
import io.weir.infra.construct.WorkflowRules;
import io.weir.infra.construct.WorkflowTemplate;
import io.weir.infra.construct.WorkflowTemplateProps;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** All that an environment deploys; what its file says, put into the constructs' words. */
final class EnvironmentStack extends Stack {
  private final Environment environment;
  private final Packages packages;
  private final Retention retention;
  private final LogGroups logGroups;

  /**
   * Creates the stack, named by the environment's prefix.
   *
   * @param workflows the folder of the state machines
   * @throws IllegalArgumentException if a workflow's file is not there, or a place of it is filled
   *     by nothing
   */
  EnvironmentStack(Construct scope, Environment environment, Packages packages, Path workflows) {
    super(scope, environment.prefix(), props(environment));
    this.environment = environment;
    this.packages = packages;
    this.retention = retention(environment);
    this.logGroups = new LogGroups(environment.logRetention(), retention);
    createTags();
    SemaphoreTables tables = createTables();
    ThrottleFunctions functions = createFunctions(tables);
    Schedules schedules = createSchedules(functions);
    List<ThrottledQueue> queues = createQueues(functions, schedules);
    IBucket bucket = bucket();
    WorkflowFiles files = new WorkflowFiles(environment, workflows);
    Optional<IngestBuckets> ingestBuckets = createIngestBuckets(files, bucket);
    Optional<IngestFunctionsProps> ingest =
        ingestBuckets.map(buckets -> ingest(files, buckets, queues));
    Workflows machines = createWorkflows(files, ingest, queues);
    machines.arns().forEach(functions::allowStateMachine);
    CompletionEvents completions = createCompletions(machines.arns(), functions);
    Optional<Rules> rules = ingest.map(props -> createRules(props, queues, schedules));
    createWorkflowTemplate(bucket, queues, ingestBuckets, machines, rules);
    new Watch(environment, functions, schedules, completions, queues).addTo(this);
    Outputs outputs = new Outputs(this);
    outputs.add(tables, functions, queues, machines.arns(), completions, bucket);
    ingestBuckets.ifPresent(outputs::add);
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

  private ThrottleFunctions createFunctions(SemaphoreTables tables) {
    ThrottleFunctionsProps props =
        ThrottleFunctionsProps.of(environment.prefix(), tables, packages.throttle(), logGroups)
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

  private Schedules createSchedules(ThrottleFunctions functions) {
    return new Schedules(this, "Schedules", environment.prefix(), functions);
  }

  private List<ThrottledQueue> createQueues(ThrottleFunctions functions, Schedules schedules) {
    return environment.queues().stream()
        .map(queue -> createQueue(queue, functions, schedules))
        .toList();
  }

  private ThrottledQueue createQueue(
      QueueSettings queue, ThrottleFunctions functions, Schedules schedules) {
    String name = environment.queueName(queue);
    return new ThrottledQueue(
        this, name, ThrottledQueues.props(queue, name, retention), functions, schedules);
  }

  /** Where a workflow names a task, or a rule asks for one. */
  private Optional<IngestBuckets> createIngestBuckets(WorkflowFiles files, IBucket internal) {
    return files.tasks().isEmpty() && environment.rules().isEmpty()
        ? Optional.empty()
        : Optional.of(new IngestBuckets(this, "Files", environment.prefix(), internal, retention));
  }

  private IngestFunctionsProps ingest(
      WorkflowFiles files, IngestBuckets buckets, List<ThrottledQueue> queues) {
    return IngestFunctionsProps.of(
            environment.prefix(), files.tasks(), packages.ingest(), logGroups, buckets)
        .withQueues(queues.stream().map(ThrottledQueue::queue).toList())
        .withMachine(environment.functions().memoryMegabytes(), architecture());
  }

  private Rules createRules(
      IngestFunctionsProps props, List<ThrottledQueue> queues, Schedules schedules) {
    IQueue defaultQueue = queues.getFirst().queue();
    return new Rules(
        environment, queues, new WorkflowRules(this, "Rules", props, defaultQueue, schedules));
  }

  private Workflows createWorkflows(
      WorkflowFiles files, Optional<IngestFunctionsProps> ingest, List<ThrottledQueue> queues) {
    Map<String, String> urls = new LinkedHashMap<>();
    for (int i = 0; i < queues.size(); i++) {
      urls.put(environment.queues().get(i).name(), queues.get(i).queue().getQueueUrl());
    }
    return new Workflows(
        this,
        files,
        ingest
            .map(props -> new IngestFunctions(this, "Ingest", props).arnsByPlace())
            .orElse(Collections.emptyMap()),
        urls,
        logGroups);
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

  private void createWorkflowTemplate(
      IBucket bucket,
      List<ThrottledQueue> queues,
      Optional<IngestBuckets> ingestBuckets,
      Workflows workflows,
      Optional<Rules> rules) {
    WorkflowTemplateProps props =
        WorkflowTemplateProps.of(
                environment.prefix(), bucket, Outputs.executionLimits(queues), logGroups)
            .withWorkflows(workflows.deployed())
            .withRules(rules.map(Rules::records).orElse(Collections.emptyMap()));
    new WorkflowTemplate(
        this,
        "WorkflowTemplate",
        ingestBuckets.map(buckets -> props.withBuckets(buckets.names())).orElse(props));
  }

  private void explainFindings(IBucket bucket) {
    AcceptedFindings.explain(this, retention);
    if (bucket instanceof Bucket created) {
      AcceptedFindings.explain(created);
    }
  }
}
