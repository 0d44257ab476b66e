package io.weir.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.environment.Environment;
import io.weir.environment.EnvironmentFile;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackTimings;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.sqs.QueueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentStackTest {
  private static final String YAML =
      """
      prefix: w
      completions: {batchSize: 90, window: 20s}
      workflows:
        - demo
        - arn: arn:aws:states:eu-west-1:123456789012:stateMachine:Theirs
      queues:
        - name: laads
          executionLimit: 4
          timeLimit: 30s
          messageLimit: 7
          visibilityTimeout: 200s
          receiveWait: 20s
          retention: 10m
          maxReceiveCount: 9
          semaphores: {"provider:LAADS": 3}
        - arn: arn:aws:sqs:eu-west-1:123456789012:theirs
          failedQueue: arn:aws:sqs:eu-west-1:123456789012:theirs-dlq
          executionLimit: 2
      """;

  private static final String RULES =
      """
      rules:
        - name: daily
          workflow: demo
          rule: {type: scheduled, value: rate(1 day)}
          queueUrl: queue:theirs
        - name: resting
          workflow: demo
          rule: {type: scheduled, value: rate(1 hour)}
          state: DISABLED
        - name: morning
          workflow: demo
          rule: {type: scheduled, value: cron(0 6 * * ? *)}
        - name: notices
          workflow: demo
          rule: {type: sqs, value: "arn:aws:sqs:eu-west-1:123456789012:notices"}
        - name: more-notices
          workflow: demo
          rule: {type: sqs, value: "arn:aws:sqs:eu-west-1:123456789012:notices"}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeWorkflows() throws IOException {
    Files.writeString(folder.resolve("demo.asl.json"), "{\"a\":1}");
    Files.writeString(folder.resolve("other.asl.json"), "{}");
    Files.writeString(folder.resolve("quick.express.asl.json"), "{}");
  }

  @Test
  void definition_environment_hasItsNames() throws IOException {
    StackDefinition definition = stack(YAML, StackTimings.AWS).definition(folder);

    assertThat(definition.tables())
        .extracting(TableDefinition::name)
        .containsExactly("w-Semaphores", "w-Slots");
    assertThat(definition.functions())
        .extracting(hosted -> hosted.function().name())
        .containsExactly("w-throttle", "w-completion", "w-reconcile");
    assertThat(definition.functions())
        .extracting(HostedFunction::variables)
        .allSatisfy(
            variables ->
                assertThat(variables)
                    .containsEntry("Environment", "w")
                    .containsEntry("SemaphoresTable", "w-Semaphores")
                    .containsEntry("ThrottleFunction", "w-throttle"));
    assertThat(definition.stateMachines())
        .containsExactly(new StackDefinition.StateMachine("w-demo", false, "{\"a\":1}"));
    assertThat(definition.rules().getFirst().pattern())
        .contains(
            "\"stateMachineArn\":[\"arn:aws:states:us-east-1:000000000000:stateMachine:w-demo\","
                + "\"arn:aws:states:eu-west-1:123456789012:stateMachine:Theirs\"]");
  }

  @Test
  void definition_awsTimings_hasTheFilesTimes() throws IOException {
    StackDefinition definition = stack(YAML, StackTimings.AWS).definition(folder);

    assertThat(definition.queues())
        .containsExactly(
            QueueDefinition.plain("w-laads-failed"),
            new QueueDefinition(
                "w-laads",
                Duration.ofSeconds(200),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                new QueueDefinition.Redrive("w-laads-failed", 9)),
            QueueDefinition.plain("theirs-dlq"),
            new QueueDefinition(
                "theirs",
                Duration.ofSeconds(150),
                Duration.ZERO,
                Duration.ofDays(4),
                new QueueDefinition.Redrive("theirs-dlq", 30)),
            QueueDefinition.plain("w-completions-failed"),
            new QueueDefinition(
                "w-completions",
                Duration.ofMinutes(6),
                Duration.ZERO,
                Duration.ofDays(4),
                new QueueDefinition.Redrive("w-completions-failed", 30)));
    assertThat(definition.eventSources().getFirst().settings())
        .isEqualTo(new EventSourceMapping.Settings(90, Duration.ofSeconds(20), 2));
    assertThat(definition.schedules())
        .extracting(StackDefinition.Schedule::function, StackDefinition.Schedule::input)
        .containsExactly(
            tuple("w-reconcile", "{}"),
            tuple(
                "w-throttle",
                "{\"queueUrl\":\"${queueUrl:w-laads}\",\"messageLimit\":7,\"timeLimit\":30,"
                    + "\"executionLimit\":4,\"deployedAt\":\"<aws.scheduler.scheduled-time>\","
                    + "\"semaphores\":{\"provider:LAADS\":3}}"),
            tuple(
                "w-throttle",
                "{\"queueUrl\":\"${queueUrl:theirs}\",\"messageLimit\":10000,\"timeLimit\":60,"
                    + "\"executionLimit\":2,\"deployedAt\":\"<aws.scheduler.scheduled-time>\","
                    + "\"semaphores\":{}}"));
  }

  /** 30 s / 20 = 1.5 s; what SQS is told is rounded up to whole seconds. */
  @Test
  void definition_localTimings_hasATwentiethOfThem() throws IOException {
    StackDefinition definition = stack(YAML, StackTimings.LOCAL).definition(folder);

    assertThat(definition.queues().get(1))
        .isEqualTo(
            new QueueDefinition(
                "w-laads",
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                new QueueDefinition.Redrive("w-laads-failed", 9)));
    assertThat(definition.schedules().get(1).input()).contains("\"timeLimit\":1.5,");
    assertThat(definition.schedules().get(1).period()).isEqualTo(Duration.ofSeconds(3));
    assertThat(definition.eventSources().getFirst().settings())
        .isEqualTo(new EventSourceMapping.Settings(90, Duration.ofSeconds(1), 2));
  }

  @Test
  void notes_whatExistsElsewhere_isNamed() throws IOException {
    assertThat(stack(YAML, StackTimings.AWS).notes())
        .containsExactly(
            "arn:aws:sqs:eu-west-1:123456789012:theirs is a queue of this stack, theirs",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:Theirs is not here: messages that"
                + " name it are quarantined");
  }

  @Test
  void definition_workflowWithoutFile_isRefused() throws IOException {
    EnvironmentStack stack = stack(YAML.replace("- demo", "- quick"), StackTimings.AWS);

    assertThatThrownBy(() -> stack.definition(folder))
        .hasMessage(
            "environment qa: no workflow quick.asl.json in %s; there are demo, other", folder);
  }

  @Test
  void definition_queuesThatMeet_areRefused() throws IOException {
    EnvironmentStack stack =
        stack(YAML.replace("012:theirs-dlq", "012:w-laads-failed"), StackTimings.AWS);

    assertThatThrownBy(() -> stack.definition(folder))
        .hasMessage("environment qa: Queue w-laads-failed is given twice");
  }

  @Test
  void definition_workflowWithPlaces_isFilledAndHasTheTasksAndRecordsItNames() throws IOException {
    Files.writeString(
        folder.resolve("find.asl.json"),
        "[\"${discover_granules_task_arn}\",\"${queue_url}\",\"${ingest_workflow}\",\"${x}\"]");
    String queue = "${queueUrl:w-laads}";

    StackDefinition definition =
        stack(
                YAML.replace(
                    "- demo\n",
                    "- demo\n  - {name: find, substitutions: {queue_url: 'queue:laads',"
                        + " ingest_workflow: 'workflow:demo', x: text}}\n"),
                StackTimings.AWS)
            .definition(folder);

    String task = "arn:aws:lambda:us-east-1:000000000000:function:w-discover-granules";
    assertThat(definition.stateMachines().getLast().definition())
        .isEqualTo("[\"%s\",\"%s\",\"w-demo\",\"text\"]".formatted(task, queue));
    assertThat(definition.functions())
        .extracting(hosted -> hosted.function().name())
        .endsWith("w-reconcile", "w-discover-granules", "w-schedule-workflow");
    assertThat(definition.functions().get(3).variables())
        .containsEntry("WEIR_PROVIDER_FOLDER", folder.toAbsolutePath().toString());
    assertThat(definition.functions().getLast().variables())
        .isEqualTo(
            Map.of(
                "system_bucket",
                "w-internal",
                "stackName",
                "w",
                "defaultSchedulerQueueUrl",
                queue));
    assertThat(definition.buckets().names())
        .containsExactly("w-internal", "w-private", "w-protected", "w-public");
    assertThat(definition.buckets().objects())
        .extracting(StackDefinition.StoredObject::key)
        .containsExactly(
            "w/workflow_template.json", "w/workflows/w-demo.json", "w/workflows/w-find.json");
    assertThat(definition.buckets().objects().getFirst().text())
        .contains("\"queueExecutionLimits\":{\"%s\":4,".formatted(queue))
        .contains("\"stack\":\"w\"")
        .contains("\"system_bucket\":\"w-internal\"");
  }

  /** A day's rate is 72 minutes of a stack whose times are a twentieth. */
  @Test
  void definition_rules_haveTheirRecordsAndWhatCallsThem() throws IOException {
    StackDefinition definition = stack(YAML + RULES, StackTimings.LOCAL).definition(folder);

    assertThat(definition.functions().getLast().function().name()).isEqualTo("w-schedule-workflow");
    assertThat(definition.schedules().stream().skip(3))
        .containsExactly(
            new StackDefinition.Schedule(
                "w-schedule-workflow/daily",
                "w-schedule-workflow",
                "{\"rule\":\"daily\",\"occurrence\":\"<aws.scheduler.scheduled-time>\"}",
                Duration.ofMinutes(72)));
    assertThat(definition.eventSources().stream().skip(1))
        .containsExactly(
            new StackDefinition.EventSource(
                "notices",
                "w-schedule-workflow",
                new EventSourceMapping.Settings(10, Duration.ZERO, 2)));
    assertThat(definition.queues())
        .extracting(QueueDefinition::name)
        .contains("notices", "notices-failed")
        .doesNotHaveDuplicates();
    assertThat(definition.buckets().objects().stream().skip(2))
        .containsExactly(
            record(
                "daily",
                "{'type':'scheduled','value':'rate(1 day)'},'state':'ENABLED',"
                    + "'queueUrl':'${queueUrl:theirs}'"),
            record("resting", "{'type':'scheduled','value':'rate(1 hour)'},'state':'DISABLED'"),
            record("morning", "{'type':'scheduled','value':'cron(0 6 * * ? *)'},'state':'ENABLED'"),
            record("notices", "{'type':'sqs','value':'${queueUrl:notices}'},'state':'ENABLED'"),
            record(
                "more-notices", "{'type':'sqs','value':'${queueUrl:notices}'},'state':'ENABLED'"));
  }

  @Test
  void notes_rulesThatAreOtherwiseHere_areNamed() throws IOException {
    assertThat(stack(YAML + RULES, StackTimings.LOCAL).notes())
        .endsWith(
            "nothing calls rule morning here: a local stack knows rate(…), not cron(0 6 * * ? *)",
            "arn:aws:sqs:eu-west-1:123456789012:notices is a queue of this stack, notices");
  }

  private static StackDefinition.StoredObject record(String name, String ruleAndRest) {
    return new StackDefinition.StoredObject(
        "w-internal",
        "w/rules/" + name + ".json",
        ("{'name':'" + name + "','workflow':'w-demo','rule':" + ruleAndRest + "}")
            .replace('\'', '"'));
  }

  @Test
  void definition_placeThatNothingFills_isRefused() throws IOException {
    Files.writeString(folder.resolve("demo.asl.json"), "\"${queue_url}\"");
    EnvironmentStack stack = stack(YAML, StackTimings.AWS);

    assertThatThrownBy(() -> stack.definition(folder))
        .hasMessage(
            "environment qa: nothing fills ${queue_url} of workflow demo: add it to the"
                + " workflow's substitutions");
  }

  @Test
  void definition_noWorkflowNamesATask_hasNoBuckets() throws IOException {
    assertThat(stack(YAML, StackTimings.AWS).definition(folder).buckets().isEmpty()).isTrue();
  }

  private EnvironmentStack stack(String yaml, StackTimings timings) throws IOException {
    Path file = Files.writeString(folder.resolve("qa.yaml"), yaml);
    Environment environment = EnvironmentFile.read(file);
    return new EnvironmentStack(environment, timings, folder);
  }
}
