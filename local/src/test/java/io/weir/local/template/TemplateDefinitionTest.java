package io.weir.local.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackTimings;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateDefinitionTest {
  @TempDir private Path assembly;

  private Path file;

  @BeforeEach
  void createAssembly() throws IOException {
    file = assembly.resolve("weir-qa.template.json");
    write("weir-qa.template.json", read("weir-qa.template.json"));
    write("weir-qa.assets.json", read("weir-qa.assets.json"));
    Files.createDirectory(assembly.resolve("asset.f00d"));
  }

  @Test
  void definition_table_hasItsNameAndKey() {
    assertThat(definition().tables())
        .containsExactly(new TableDefinition("weir-qa-Slots", "holder"));
  }

  @Test
  void definition_queue_hasItsAttributesAndRedrive() {
    assertThat(definition().queues())
        .contains(
            new QueueDefinition(
                "weir-qa-ingest",
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofDays(2),
                new QueueDefinition.Redrive("weir-qa-ingest-failed", 7)));
  }

  @Test
  void definition_awsTimings_leavesTimesAsTheyAre() {
    assertThat(queue(read(StackTimings.AWS), "weir-qa-ingest").visibilityTimeout())
        .isEqualTo(Duration.ofSeconds(200));
  }

  @Test
  void definition_function_hasHandlerTimeoutAndVariables() {
    assertThat(definition().functions())
        .containsExactly(
            new HostedFunction(
                new LambdaFunction(
                    "weir-qa-throttle",
                    "io.weir.lambda.ThrottleHandler",
                    Duration.ofSeconds(3),
                    10),
                Map.of("SlotsTable", "weir-qa-Slots", "ThrottleFunction", "weir-qa-throttle")),
            new HostedFunction(
                new LambdaFunction(
                    "weir-qa-completion",
                    "io.weir.lambda.CompletionHandler",
                    Duration.ofSeconds(3),
                    4),
                Map.of()));
  }

  @Test
  void definition_schedule_hasItsInputWithTheQueuesUrl() {
    assertThat(definition().schedules().getFirst())
        .isEqualTo(
            new Schedule(
                "weir-qa/Tick",
                "weir-qa-throttle",
                "{\"queueUrl\":\"${queueUrl:weir-qa-ingest}\",\"executionLimit\":5}",
                Duration.ofSeconds(3)));
  }

  @Test
  void definition_scheduleOfAnotherDeploymentsQueue_hasThatQueueToo() {
    StackDefinition definition = definition();

    assertThat(definition.schedules().get(1).input())
        .isEqualTo("{\"queueUrl\":\"${queueUrl:theirs}\",\"executionLimit\":2}");
    assertThat(queue(definition, "theirs").redrive())
        .isEqualTo(new QueueDefinition.Redrive("theirs-failed", 30));
  }

  @Test
  void definition_disabledMapping_callsNothing() throws IOException {
    write(
        "weir-qa.template.json",
        read("weir-qa.template.json")
            .replace("\"BatchSize\"", "\"Enabled\": false, \"BatchSize\""));

    assertThat(definition().eventSources()).isEmpty();
  }

  @Test
  void definition_mappingOfAnotherDeploymentsQueue_hasThatQueueToo() throws IOException {
    write(
        "weir-qa.template.json",
        read("weir-qa.template.json")
            .replace(
                "\"EventSourceArn\": {\"Fn::GetAtt\": [\"Completions\", \"Arn\"]}",
                "\"EventSourceArn\": \"arn:aws:sqs:eu-west-1:123456789012:arrivals\""));

    StackDefinition definition = definition();

    assertThat(definition.eventSources().getFirst().queue()).isEqualTo("arrivals");
    assertThat(queue(definition, "arrivals").redrive())
        .isEqualTo(new QueueDefinition.Redrive("arrivals-failed", 30));
  }

  @Test
  void definition_rule_hasItsPatternInTheLocalAccount() {
    StackDefinition.Rule rule = definition().rules().getFirst();

    assertThat(rule.queue()).isEqualTo("weir-qa-completions");
    assertThat(JsonParser.parseString(rule.pattern()))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"source": ["aws.states"],
                 "detail": {
                   "stateMachineArn":
                     ["arn:aws:states:us-east-1:000000000000:stateMachine:weir-qa-demo"],
                   "redriveCount": [{"numeric": [">=", 1]}]}}
                """));
  }

  @Test
  void definition_mapping_hasItsBatchesAndConcurrency() {
    assertThat(definition().eventSources())
        .containsExactly(
            new EventSource(
                "weir-qa-completions",
                "weir-qa-completion",
                new EventSourceMapping.Settings(90, Duration.ofSeconds(1), 4)));
  }

  @Test
  void definition_stateMachine_hasItsSubstitutions() {
    assertThat(definition().stateMachines())
        .containsExactly(
            new StateMachine(
                "weir-qa-demo",
                false,
                "{\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:weir-qa-throttle\"}"));
  }

  @Test
  void packages_functions_areTheirPathsByName() {
    Path asset = assembly.resolve("asset.f00d");

    assertThat(template(StackTimings.LOCAL).packages())
        .isEqualTo(Map.of("weir-qa-throttle", asset, "weir-qa-completion", asset));
  }

  @Test
  void definition_templateOfAKnownAccount_isTheLocalAccounts() throws IOException {
    write(
        "manifest.json",
        """
        {"artifacts": {"weir-qa": {"environment": "aws://123456789012/eu-west-1"}}}
        """);
    write(
        "weir-qa.template.json",
        read("weir-qa.template.json")
            .replace(
                "arn:aws:states:us-east-1:000000000000:",
                "arn:aws:states:eu-west-1:123456789012:"));

    assertThat(definition().rules().getFirst().pattern())
        .contains("arn:aws:states:us-east-1:000000000000:stateMachine:weir-qa-demo");
  }

  @Test
  void definition_unknownFunction_isRefusedByName() throws IOException {
    write(
        "weir-qa.template.json",
        read("weir-qa.template.json")
            .replace(
                "\"TableName\": \"weir-qa-Slots\"", "\"TableName\": \"weir-qa-Slots\", \"X\": 1")
            .replace("{\"Ref\": \"Slots\"}", "{\"Fn::ImportValue\": \"slots\"}"));

    assertThatThrownBy(this::definition)
        .isInstanceOf(TemplateException.class)
        .hasMessage("resource Throttle: the local stack does not know Fn::ImportValue");
  }

  @Test
  void definition_unknownResource_isRefusedByName() throws IOException {
    write(
        "weir-qa.template.json",
        read("weir-qa.template.json").replace("{\"Ref\": \"Slots\"}", "{\"Ref\": \"Gone\"}"));

    assertThatThrownBy(this::definition)
        .hasMessage("resource Throttle names Gone, which the template has not");
  }

  /** The local stack calls at a rate; what is left is called by nothing. */
  @ParameterizedTest
  @CsvSource({
    "rate(1 minute),cron(0 * * * ? *)",
    "'\"ScheduleExpression\"','\"State\": \"DISABLED\", \"ScheduleExpression\"'"
  })
  void definition_scheduleThatDoesNotRunHere_isLeftOut(String text, String other)
      throws IOException {
    assertThat(definition().schedules()).isNotEmpty();
    write("weir-qa.template.json", read("weir-qa.template.json").replace(text, other));

    assertThat(definition().schedules()).isEmpty();
  }

  @Test
  void packages_missing_saysToSynthesizeAgain() throws IOException {
    Files.delete(assembly.resolve("asset.f00d"));

    assertThatThrownBy(() -> template(StackTimings.LOCAL).packages())
        .hasMessage(
            "resource Throttle: its package f00d.zip is not beside the template; synthesize again");
  }

  @Test
  void read_noTemplate_saysWhatWritesOne() throws IOException {
    write("weir-qa.template.json", "{}");

    assertThatThrownBy(this::definition)
        .hasMessage(file + ": it has no Resources; `./weir synth` writes templates that have");
  }

  @Test
  void read_otherName_saysTheName() {
    assertThatThrownBy(
            () ->
                TemplateDefinition.read(
                    assembly.resolve("template.yaml"), StackTimings.LOCAL, null))
        .hasMessageEndingWith("template.yaml: a template is named NAME.template.json");
  }

  private StackDefinition definition() {
    return read(StackTimings.LOCAL);
  }

  private StackDefinition read(StackTimings timings) {
    return template(timings).definition();
  }

  private TemplateDefinition template(StackTimings timings) {
    return TemplateDefinition.read(file, timings, null);
  }

  private static QueueDefinition queue(StackDefinition definition, String name) {
    return definition.queues().stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(assembly.resolve(name), text);
  }

  private static String read(String resource) throws IOException {
    try (var stream = TemplateDefinitionTest.class.getResourceAsStream(resource)) {
      return new String(requireNonNull(stream).readAllBytes(), UTF_8);
    }
  }
}
