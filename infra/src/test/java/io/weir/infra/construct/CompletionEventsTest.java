package io.weir.infra.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.infra.NeedsNode;
import io.weir.infra.Resources;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NeedsNode
class CompletionEventsTest {
  private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:Ingest";

  private final TestStack theirs = new TestStack(false);

  @Test
  void rule_hearsEndsAndRedrivenRuns_ofTheseMachinesOnly() {
    Resources resources = with(CompletionEventsProps.of("their", List.of(MACHINE)));

    List<JsonNode> rules = resources.all("AWS::Events::Rule");
    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().path("Properties").path("EventPattern").toString())
        .isEqualTo(
            "{\"detail\":{\"stateMachineArn\":[\""
                + MACHINE
                + "\"],\"$or\":[{\"status\":[\"SUCCEEDED\",\"FAILED\",\"TIMED_OUT\",\"ABORTED\"]},"
                + "{\"status\":[\"RUNNING\"],\"redriveCount\":[{\"numeric\":[\">=\",1]}]}]},"
                + "\"detail-type\":[\"Step Functions Execution Status Change\"],"
                + "\"source\":[\"aws.states\"]}");
  }

  @Test
  void target_isTheQueue_retriesForAnHour_thenItsFailedQueue() {
    Resources resources = with(CompletionEventsProps.of("their", List.of(MACHINE)));

    JsonNode targets =
        resources.all("AWS::Events::Rule").getFirst().path("Properties").path("Targets");
    assertThat(targets).hasSize(1);
    JsonNode target = targets.path(0);
    assertThat(resources.text(target.path("Arn"))).isEqualTo("their-completions");
    assertThat(target.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt()).isEqualTo(3600);
    assertThat(target.path("RetryPolicy").path("MaximumRetryAttempts").asInt()).isEqualTo(185);
    assertThat(resources.text(target.path("DeadLetterConfig").path("Arn")))
        .isEqualTo("their-events-failed");
  }

  @Test
  void queue_outlastsSixInvocations_andIsFilledByTheRuleAlone() {
    Resources resources = with(CompletionEventsProps.of("their", List.of(MACHINE)));

    JsonNode queue = resources.queue("their-completions");
    assertThat(queue.path("VisibilityTimeout").asInt()).isEqualTo(6 * 60);
    assertThat(resources.text(queue.path("RedrivePolicy").path("deadLetterTargetArn")))
        .isEqualTo("their-completions-failed");
    JsonNode statements = resources.queuePolicy("their-completions");
    assertThat(statements).hasSize(2);
    JsonNode denied = statements.path(0);
    assertThat(denied.path("Effect").asText()).isEqualTo("Deny");
    assertThat(denied.path("Condition").path("Bool").path("aws:SecureTransport").asText())
        .isEqualTo("false");
    JsonNode allowed = statements.path(1);
    assertThat(allowed.path("Principal").path("Service").asText())
        .isEqualTo("events.amazonaws.com");
    assertThat(resources.text(allowed.path("Condition").path("ArnEquals").path("aws:SourceArn")))
        .isEqualTo("${CompletionsRule1}");
  }

  @Test
  void mapping_runsTwoAtOnce_andReportsFailuresOneByOne() {
    Resources resources = with(CompletionEventsProps.of("their", List.of(MACHINE)));

    JsonNode mapping =
        resources.all("AWS::Lambda::EventSourceMapping").getFirst().path("Properties");
    assertThat(resources.text(mapping.path("FunctionName"))).isEqualTo("their-completion");
    assertThat(resources.text(mapping.path("EventSourceArn"))).isEqualTo("their-completions");
    assertThat(mapping.path("BatchSize").asInt()).isEqualTo(10);
    assertThat(mapping.has("MaximumBatchingWindowInSeconds")).isFalse();
    assertThat(mapping.path("ScalingConfig").path("MaximumConcurrency").asInt()).isEqualTo(2);
    assertThat(resources.list(mapping.path("FunctionResponseTypes")))
        .containsExactly("ReportBatchItemFailures");
  }

  @Test
  void mapping_batchesAsTold() {
    Resources resources =
        with(
            CompletionEventsProps.of("their", List.of(MACHINE))
                .withBatches(90, Duration.ofSeconds(2)));

    JsonNode mapping =
        resources.all("AWS::Lambda::EventSourceMapping").getFirst().path("Properties");
    assertThat(mapping.path("BatchSize").asInt()).isEqualTo(90);
    assertThat(mapping.path("MaximumBatchingWindowInSeconds").asInt()).isEqualTo(2);
  }

  @Test
  void manyMachines_areSpreadOverRules_eachPatternWithinTheQuota() {
    List<String> machines = IntStream.range(0, 25).mapToObj(this::longArn).toList();
    Resources resources = with(CompletionEventsProps.of("their", machines));

    List<JsonNode> patterns =
        resources.all("AWS::Events::Rule").stream()
            .map(each -> each.path("Properties").path("EventPattern"))
            .toList();
    assertThat(patterns).hasSize(3);
    assertThat(patterns).allSatisfy(each -> assertThat(each.toString()).hasSizeLessThan(2048));
    assertThat(
            patterns.stream()
                .flatMap(
                    each -> resources.list(each.path("detail").path("stateMachineArn")).stream()))
        .containsExactlyElementsOf(machines);
    assertThat(resources.queuePolicy("their-completions")).hasSize(1 + 3);
  }

  @Test
  void noMachine_isRefused() {
    assertThatThrownBy(() -> CompletionEventsProps.of("their", List.of()))
        .hasMessage("stateMachineArns must name a state machine");
  }

  /** As long as an ARN can be: the longest partition and region, and a name of 80. */
  private String longArn(int number) {
    return "arn:aws-us-gov:states:ap-southeast-1:123456789012:stateMachine:%02d%s"
        .formatted(number, "x".repeat(78));
  }

  private Resources with(CompletionEventsProps props) {
    new CompletionEvents(theirs.stack, "Completions", props, theirs.functions);
    return theirs.synthesize();
  }
}
