package io.weir.infra.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.infra.NeedsNode;
import io.weir.infra.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsNode
class ThrottleFunctionsTest {
  @ParameterizedTest
  @CsvSource({
    "their-throttle, io.weir.lambda.ThrottleHandler",
    "their-completion, io.weir.lambda.CompletionHandler",
    "their-reconcile, io.weir.lambda.ReconcileHandler",
  })
  void function_isWhatItsHandlerNeeds(String name, String handler) {
    Resources resources = new TestStack(false).synthesize();

    JsonNode function = function(resources, name);
    assertThat(function.path("Handler").asText()).isEqualTo(handler);
    assertThat(function.path("Runtime").asText()).isEqualTo("java25");
    assertThat(function.path("Timeout").asInt()).isEqualTo(60);
    assertThat(function.path("MemorySize").asInt()).isEqualTo(1024);
    assertThat(resources.list(function.path("Architectures"))).containsExactly("arm64");
    assertThat(function.has("ReservedConcurrentExecutions")).isFalse();
    assertThat(resources.text(function.path("LoggingConfig").path("LogGroup")))
        .isEqualTo("/aws/lambda/" + name);
    JsonNode variables = function.path("Environment").path("Variables");
    assertThat(resources.text(variables.path("SemaphoresTable"))).isEqualTo("their-Semaphores");
    assertThat(resources.text(variables.path("SlotsTable"))).isEqualTo("their-Slots");
    assertThat(resources.text(variables.path("ThrottleFunction"))).isEqualTo("their-throttle");
    assertThat(resources.text(variables.path("Environment"))).isEqualTo("their");
  }

  @Test
  void asynchronousCalls_areNotRepeated() {
    Resources resources = new TestStack(false).synthesize();

    List<JsonNode> configs = resources.all("AWS::Lambda::EventInvokeConfig");
    assertThat(configs)
        .extracting(each -> resources.text(each.path("Properties").path("FunctionName")))
        .containsExactly("their-throttle", "their-reconcile");
    assertThat(configs)
        .allSatisfy(
            each -> {
              JsonNode properties = each.path("Properties");
              assertThat(properties.path("MaximumRetryAttempts").asInt(-1)).isZero();
              assertThat(properties.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(60);
            });
  }

  @Test
  void snapStart_everythingInvokesThePublishedVersion() {
    TestStack theirs = new TestStack(true);
    new CompletionEvents(
        theirs.stack,
        "Completions",
        CompletionEventsProps.of(
            "their", List.of("arn:aws:states:us-east-1:123456789012:stateMachine:Ingest")),
        theirs.functions);
    Resources resources = theirs.synthesize();

    JsonNode throttle = function(resources, "their-throttle");
    assertThat(throttle.path("SnapStart").path("ApplyOn").asText()).isEqualTo("PublishedVersions");
    assertThat(throttle.path("Environment").path("Variables").path("ThrottleFunction").asText())
        .isEqualTo("their-throttle:live");
    assertThat(resources.all("AWS::Lambda::Version")).hasSize(3);
    assertThat(resources.all("AWS::Lambda::Alias"))
        .hasSize(3)
        .allSatisfy(
            alias -> assertThat(alias.path("Properties").path("Name").asText()).isEqualTo("live"));
    assertThat(resources.all("AWS::Scheduler::Schedule"))
        .allSatisfy(
            schedule ->
                assertThat(resources.text(schedule.path("Properties").path("Target").path("Arn")))
                    .isEqualTo("their-reconcile:live"));
    JsonNode mapping =
        resources.all("AWS::Lambda::EventSourceMapping").getFirst().path("Properties");
    assertThat(resources.text(mapping.path("FunctionName")))
        .contains("FunctionsCompletionAlias")
        .endsWith(":live");
    assertThat(resources.all("AWS::Lambda::EventInvokeConfig"))
        .allSatisfy(
            each ->
                assertThat(each.path("Properties").path("Qualifier").toString()).contains("Alias"));
    assertThat(invocable(resources))
        .isNotEmpty()
        .allSatisfy(resource -> assertThat(resource).endsWith(":live"));
  }

  @Test
  void stateMachine_thatIsNone_isRefused() {
    TestStack theirs = new TestStack(false);

    assertThatThrownBy(() -> theirs.functions.allowStateMachine("Ingest"))
        .hasMessageContaining("not a state machine ARN")
        .hasMessageContaining("Ingest");
  }

  private static List<String> invocable(Resources resources) {
    return resources.all("AWS::IAM::Policy").stream()
        .flatMap(
            policy ->
                policy.path("Properties").path("PolicyDocument").path("Statement").valueStream())
        .filter(statement -> statement.path("Action").asText().equals("lambda:InvokeFunction"))
        .map(statement -> resources.text(statement.path("Resource")))
        .toList();
  }

  private static JsonNode function(Resources resources, String name) {
    return resources.named("AWS::Lambda::Function", "FunctionName", name).path("Properties");
  }
}
