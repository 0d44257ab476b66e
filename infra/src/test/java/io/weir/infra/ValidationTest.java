package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.infra.construct.IngestWorkflow;
import io.weir.infra.construct.IngestWorkflowProps;
import io.weir.infra.construct.LogGroups;
import io.weir.infra.construct.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.Stack;

/** CDK's own rules about CloudFormation and the Amazon States Language find nothing, but would. */
@NeedsNode
class ValidationTest {
  private final Path output = Synthesized.folder();
  private final App app = Synthesized.app(output);
  private final Stack stack = new Stack(app, "broken");

  static List<String> environments() {
    return Synthesized.CHECKOUT.environmentNames();
  }

  @ParameterizedTest
  @MethodSource("environments")
  void environment_noRuleFindsAnything_warningsIncluded(String environment) {
    Path report = Synthesized.file(environment).resolveSibling("validation-report.json");

    assertThat(Synthesized.read(report).path("pluginReports").toString())
        .doesNotContain("\"ruleName\"");
  }

  @Test
  void synth_propertyOutOfRange_fails() {
    new CfnResource(
        stack,
        "Queue",
        CfnResourceProps.builder()
            .type("AWS::SQS::Queue")
            .properties(Map.of("VisibilityTimeout", 1_000_000))
            .build());

    assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");

    assertThat(findings()).contains("1000000 is greater than the maximum of 43200");
  }

  @Test
  void synth_stateThatIsNotThere_fails() throws IOException {
    Path file = output.resolve("broken.asl.json");
    Files.writeString(
        file, "{\"StartAt\": \"Gone\", \"States\": {\"End\": {\"Type\": \"Succeed\"}}}");
    LogGroups logs = new LogGroups(Duration.ofDays(7), Retention.DESTROYED);
    new IngestWorkflow(stack, "Workflow", IngestWorkflowProps.of("broken", file, logs));

    assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");

    assertThat(findings()).contains("Gone");
  }

  private String findings() {
    JsonNode report = Synthesized.read(output.resolve("validation-report.json"));
    return report.toString();
  }
}
