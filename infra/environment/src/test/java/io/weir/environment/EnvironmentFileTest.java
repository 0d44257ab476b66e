package io.weir.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {
  private static final String LEAST =
      """
      prefix: weir-qa
      workflows: [demo]
      queues: [{name: background, executionLimit: 5}]
      """;

  @TempDir Path folder;

  @Test
  void read_leastFile_hasTheDefaults() throws IOException {
    Environment environment = read(LEAST);

    assertThat(environment)
        .isEqualTo(
            new Environment(
                "qa",
                "weir-qa",
                null,
                null,
                Map.of(),
                Environment.DEFAULT_LOG_RETENTION,
                null,
                RemovalPolicy.RETAIN,
                null,
                FunctionSettings.DEFAULT,
                CompletionSettings.DEFAULT,
                environment.workflows(),
                environment.queues(),
                List.of()));
    assertThat(environment.workflows()).containsExactly(new WorkflowSettings.Deployed("demo"));
    assertThat(environment.queues())
        .containsExactly(
            new QueueSettings.Deployed(
                "background",
                5,
                Duration.ofSeconds(60),
                10_000,
                Map.of(),
                Duration.ofSeconds(150),
                Duration.ofSeconds(20),
                Duration.ofDays(14),
                30));
  }

  @Test
  void read_everyKey_isTaken() throws IOException {
    Environment environment =
        read(
            """
            prefix: w
            account: "012345678901"
            region: eu-west-1
            tags: {b: second, a: "1"}
            logRetention: 90d
            alarmAddress: ops@example.org
            removalPolicy: destroy
            internalBucket: my-bucket
            functions: {memory: 512, architecture: x86_64, snapStart: true}
            completions: {batchSize: 90, window: 1s}
            workflows:
              - arn: arn:aws:states:eu-west-1:012345678901:stateMachine:Ingest
            queues:
              - name: laads
                executionLimit: 0
                timeLimit: 30s
                messageLimit: 7
                visibilityTimeout: 91s
                receiveWait: 0s
                retention: 60s
                maxReceiveCount: 5
                semaphores: {"provider:LAADS": 3}
              - arn: arn:aws:sqs:eu-west-1:012345678901:theirs
                failedQueue: arn:aws:sqs:eu-west-1:012345678901:theirs-dlq
                executionLimit: 2
            """);

    assertThat(environment.account()).isEqualTo("012345678901");
    assertThat(environment.region()).isEqualTo("eu-west-1");
    assertThat(environment.tags().toString()).isEqualTo("{b=second, a=1}");
    assertThat(environment.logRetention()).isEqualTo(Duration.ofDays(90));
    assertThat(environment.alarmAddress()).isEqualTo("ops@example.org");
    assertThat(environment.removalPolicy()).isEqualTo(RemovalPolicy.DESTROY);
    assertThat(environment.internalBucket()).isEqualTo("my-bucket");
    assertThat(environment.functions())
        .isEqualTo(new FunctionSettings(512, Architecture.X86_64, true));
    assertThat(environment.completions())
        .isEqualTo(new CompletionSettings(90, Duration.ofSeconds(1)));
    assertThat(environment.workflows())
        .containsExactly(
            new WorkflowSettings.Existing(
                "arn:aws:states:eu-west-1:012345678901:stateMachine:Ingest"));
    assertThat(environment.queues())
        .containsExactly(
            new QueueSettings.Deployed(
                "laads",
                0,
                Duration.ofSeconds(30),
                7,
                Map.of("provider:LAADS", 3),
                Duration.ofSeconds(91),
                Duration.ZERO,
                Duration.ofSeconds(60),
                5),
            new QueueSettings.Existing(
                "arn:aws:sqs:eu-west-1:012345678901:theirs",
                "arn:aws:sqs:eu-west-1:012345678901:theirs-dlq",
                2,
                Duration.ofSeconds(60),
                10_000,
                Map.of()));
  }

  @Test
  void read_substitutions_nameQueuesAndWorkflowsInTheFilesOrder() throws IOException {
    Environment environment =
        read(
            """
            prefix: w
            workflows:
              - name: discover-granules
                substitutions:
                  queue_url: queue:background
                  ingest_granule_workflow_name: workflow:ingest-granule
                  bucket: my-bucket
              - name: ingest-granule
            queues: [{name: background, executionLimit: 5}]
            """);

    WorkflowSettings.Deployed discover =
        (WorkflowSettings.Deployed) environment.workflows().getFirst();
    assertThat(discover.name()).isEqualTo("discover-granules");
    assertThat(discover.substitutions())
        .containsExactly(
            Map.entry("queue_url", new Substitution.QueueUrl("background")),
            Map.entry(
                "ingest_granule_workflow_name", new Substitution.WorkflowName("ingest-granule")),
            Map.entry("bucket", new Substitution.Text("my-bucket")));
    assertThat(environment.workflows().getLast())
        .isEqualTo(new WorkflowSettings.Deployed("ingest-granule"));
  }

  @Test
  void queueName_ofEachKind_isTheNameAtSqs() throws IOException {
    Environment environment =
        read(
            """
            prefix: w
            workflows: [demo]
            queues:
              - {name: ours, executionLimit: 1}
              - arn: arn:aws:sqs:eu-west-1:012345678901:theirs
                failedQueue: arn:aws:sqs:eu-west-1:012345678901:dlq
                executionLimit: 2
            """);

    assertThat(environment.queues().stream().map(environment::queueName))
        .containsExactly("w-ours", "theirs");
    assertThat(environment.nameOf("Slots")).isEqualTo("w-Slots");
  }

  @Test
  void read_aliasForWhatQueuesShare_isTaken() throws IOException {
    Environment environment =
        read(
            """
            prefix: w
            workflows: [demo]
            queues:
              - {name: one, executionLimit: 1, semaphores: &shared {"provider:A": 2}}
              - {name: two, executionLimit: 1, semaphores: *shared}
            """);

    assertThat(environment.queues().getLast().semaphores()).isEqualTo(Map.of("provider:A", 2));
  }

  /** Those of the repository, so that none is found wrong at a deployment. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod"})
  void read_environmentOfTheRepository_isOne(String name) {
    Environment environment =
        EnvironmentFile.read(Path.of("../environments").resolve(name + ".yaml"));

    assertThat(environment.name()).isEqualTo(name);
    assertThat(environment.prefix()).isEqualTo("weir-" + name);
    assertThat(environment.workflows()).contains(new WorkflowSettings.Deployed("demo"));
    assertThat(environment.removalPolicy())
        .isEqualTo(name.equals("prod") ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  }

  /** The records are as Cumulus' rules: its words, in its order. */
  @Test
  void read_rules_areRecordsInCumulusWords() throws IOException {
    Environment environment =
        read(
            LEAST
                + """
                rules:
                  - name: once
                    workflow: demo
                    rule: {type: onetime}
                  - name: s3_provider_rule
                    workflow: demo
                    provider: s3_provider
                    collection: {name: MOD09GQ, version: 006}
                    rule: {type: scheduled, value: rate(1 day)}
                    state: DISABLED
                    queueUrl: queue:background
                    executionNamePrefix: daily
                    meta: {provider_path: data, batch: 10, share: 0.5, fast: true, "on": [a, 1]}
                    payload: {}
                  - name: notices
                    workflow: demo
                    rule: {type: sqs, value: "arn:aws:sqs:us-east-1:123456789012:notices"}
                """);

    assertThat(environment.rules())
        .extracting(rule -> rule.record("weir-qa-" + rule.workflow(), rule.queue(), "URL"))
        .containsExactly(
            Map.of(
                "name", "once",
                "workflow", "weir-qa-demo",
                "rule", Map.of("type", "onetime"),
                "state", "ENABLED"),
            Map.of(
                "name", "s3_provider_rule",
                "workflow", "weir-qa-demo",
                "rule", Map.of("type", "scheduled", "value", "rate(1 day)"),
                "state", "DISABLED",
                "queueUrl", "background",
                "provider", "s3_provider",
                "collection", Map.of("name", "MOD09GQ", "version", "006"),
                "executionNamePrefix", "daily",
                "meta",
                    Map.of(
                        "provider_path",
                        "data",
                        "batch",
                        10L,
                        "share",
                        0.5,
                        "fast",
                        true,
                        "on",
                        List.of("a", 1L)),
                "payload", Map.of()),
            Map.of(
                "name", "notices",
                "workflow", "weir-qa-demo",
                "rule", Map.of("type", "sqs", "value", "URL"),
                "state", "ENABLED"));
  }

  private Environment read(String yaml) throws IOException {
    Path file = folder.resolve("qa.yaml");
    Files.writeString(file, yaml, UTF_8);
    return EnvironmentFile.read(file);
  }
}
