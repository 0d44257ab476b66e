package io.weir.infra.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.infra.NeedsNode;
import io.weir.infra.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNode
class IngestWorkflowTest {
  private static final String DEFINITION =
      """
      {"StartAt": "Call", "States": {"Call": {
        "Type": "Task", "Resource": "${Function}", "End": true}}}
      """;

  private static final Path DEMO = Path.of("../workflows/demo.asl.json");

  @TempDir private Path folder = Path.of("");

  private final TestStack theirs = new TestStack(false);

  @Test
  void workflow_logsAllButWhatStrangersSent() throws IOException {
    Resources resources = with(IngestWorkflowProps.of("their", DEMO, TestStack.LOGS));

    JsonNode machine = machine(resources, "their-demo");
    assertThat(machine.path("StateMachineType").asText()).isEqualTo("STANDARD");
    JsonNode logging = machine.path("LoggingConfiguration");
    assertThat(logging.path("Level").asText()).isEqualTo("ALL");
    assertThat(logging.path("IncludeExecutionData").asBoolean(true)).isFalse();
    assertThat(
            resources.text(
                logging
                    .path("Destinations")
                    .path(0)
                    .path("CloudWatchLogsLogGroup")
                    .path("LogGroupArn")))
        .isEqualTo("/aws/vendedlogs/states/their-demo");
    assertThat(machine.path("TracingConfiguration").path("Enabled").asBoolean()).isFalse();
  }

  @Test
  void substitutions_areCloudFormations() throws IOException {
    Map<String, String> values =
        Map.of("Function", "arn:aws:lambda:us-east-1:123456789012:function:f");
    Resources resources =
        with(
            IngestWorkflowProps.of("their", definition(), TestStack.LOGS)
                .withSubstitutions(values));

    JsonNode machine = machine(resources, "their-call");
    assertThat(machine.path("DefinitionString").asText()).contains("${Function}");
    assertThat(machine.path("DefinitionSubstitutions").path("Function").asText())
        .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:f");
  }

  @Test
  void substitution_thatIsMissing_failsTheSynthesis() throws IOException {
    IngestWorkflowProps props = IngestWorkflowProps.of("their", definition(), TestStack.LOGS);

    assertThatThrownBy(() -> with(props)).hasMessageContaining("Validation failed");
  }

  @Test
  void arn_isMadeOfTheName() throws IOException {
    IngestWorkflow workflow =
        new IngestWorkflow(
            theirs.stack,
            "Workflow",
            IngestWorkflowProps.of("their", definition(), TestStack.LOGS));

    assertThat(theirs.stack.resolve(workflow.arn()).toString())
        .contains(":states:us-east-1:123456789012:stateMachine:their-call");
  }

  @Test
  void express_isRefused() {
    assertRefused("call.express.asl.json", "of type EXPRESS");
  }

  @Test
  void otherFile_isRefused() {
    assertRefused("call.json", "is no workflow: expected NAME.asl.json");
  }

  @Test
  void absentFile_isRefused() {
    assertRefused("call.asl.json", "there is no workflow");
  }

  private void assertRefused(String file, String reason) {
    IngestWorkflowProps props =
        IngestWorkflowProps.of("their", folder.resolve(file), TestStack.LOGS);

    assertThatThrownBy(() -> new IngestWorkflow(theirs.stack, "Workflow", props))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(file);
  }

  private Resources with(IngestWorkflowProps props) {
    new IngestWorkflow(theirs.stack, "Workflow", props);
    return theirs.synthesize();
  }

  private static JsonNode machine(Resources resources, String name) {
    return resources
        .named("AWS::StepFunctions::StateMachine", "StateMachineName", name)
        .path("Properties");
  }

  private Path definition() throws IOException {
    return Files.writeString(folder.resolve("call.asl.json"), DEFINITION);
  }
}
