package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagReportFormat;
import io.weir.environment.Environment;
import io.weir.environment.RemovalPolicy;
import io.weir.environment.WorkflowSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** A finding that nobody explained ends the synthesis already, with its text. */
@NeedsNode
class NagTest {
  /** The rule knows it for a dead-letter queue where a function has it as one. */
  private static final String LAST_STOP_OF_SCHEDULES =
      "AwsSolutions-SQS3 Schedules/Failed/Resource";

  private static final List<String> EXPLAINED =
      List.of(
          "AwsSolutions-IAM5 Functions/Throttle/Role/DefaultPolicy/Resource",
          "AwsSolutions-IAM5 Functions/Completion/Role/DefaultPolicy/Resource",
          "AwsSolutions-IAM5 Functions/Reconcile/Role/DefaultPolicy/Resource",
          LAST_STOP_OF_SCHEDULES,
          "AwsSolutions-SQS3 Completions/EventsFailed/Resource",
          "AwsSolutions-S1 Internal/Resource");

  private static final List<String> EXPLAINED_WHERE_NOTHING_IS_RETAINED =
      List.of(
          "AwsSolutions-DDB3 Tables/Semaphores/Resource",
          "AwsSolutions-DDB3 Tables/Slots/Resource");

  private static final List<String> EXPLAINED_WHERE_FILES_ARE =
      List.of(
          "AwsSolutions-S1 Files/Private/Resource",
          "AwsSolutions-S1 Files/Protected/Resource",
          "AwsSolutions-S1 Files/Public/Resource");

  /** The tasks of data ingest that an environment's workflows name. */
  private static final Map<String, List<String>> TASKS =
      Map.of(
          "sandbox",
          List.of("DiscoverGranules", "QueueGranules", "SyncGranule"),
          Environments.EVERYTHING,
          List.of(
              "DiscoverGranules",
              "DiscoverPdrs",
              "ParsePdr",
              "QueueGranules",
              "QueuePdrs",
              "SyncGranule"));

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void stack_ofEachEnvironment_hasOnlyFindingsThatAreExplained(String name) throws IOException {
    Environment environment = Environments.named(name);
    List<Finding> findings = findings(environment);

    List<String> explained = new ArrayList<>(EXPLAINED);
    if (environment.removalPolicy() == RemovalPolicy.DESTROY) {
      explained.addAll(EXPLAINED_WHERE_NOTHING_IS_RETAINED);
    }
    if (TASKS.containsKey(name)) {
      explained.addAll(EXPLAINED_WHERE_FILES_ARE);
      explained.add("AwsSolutions-IAM5 Rules/Run/Role/DefaultPolicy/Resource");
      explained.remove(LAST_STOP_OF_SCHEDULES);
    }
    TASKS
        .getOrDefault(name, List.of())
        .forEach(
            task ->
                explained.add("AwsSolutions-IAM5 Ingest/" + task + "/Role/DefaultPolicy/Resource"));
    for (WorkflowSettings workflow : environment.workflows()) {
      if (workflow instanceof WorkflowSettings.Deployed deployed) {
        String path = " Workflow-" + deployed.name();
        explained.add("AwsSolutions-IAM5" + path + "/Role/DefaultPolicy/Resource");
        explained.add("AwsSolutions-SF2" + path + "/StateMachine/Resource");
      }
    }
    assertThat(findings).filteredOn(each -> each.compliance().equals("Compliant")).isNotEmpty();
    List<Finding> found =
        findings.stream().filter(each -> !each.compliance().equals("Compliant")).toList();
    assertThat(found)
        .allSatisfy(each -> assertThat(each.compliance()).isEqualTo("Suppressed"))
        .allSatisfy(each -> assertThat(each.reason()).hasSizeGreaterThan(60));
    assertThat(found.stream().map(each -> each.rule() + " " + each.resource()).distinct())
        .containsExactlyInAnyOrderElementsOf(explained);
  }

  /**
   * A line of cdk-nag's report.
   *
   * @param resource its path within the stack
   */
  private record Finding(String rule, String resource, String compliance, String reason) {}

  private static List<Finding> findings(Environment environment) {
    Path output = Synthesized.folder();
    App app = Synthesized.app(output);
    Synthesized.stack(app, environment);
    Aspects.of(app)
        .add(
            new AwsSolutionsChecks(
                NagPackProps.builder().reportFormats(List.of(NagReportFormat.JSON)).build()));
    app.synth();
    String stack = environment.prefix();
    Path report = output.resolve("AwsSolutions-" + stack + "-NagReport.json");
    JsonNode lines = Synthesized.read(report).path("lines");
    return StreamSupport.stream(lines.spliterator(), false)
        .map(
            line ->
                new Finding(
                    line.path("ruleId").asText(),
                    line.path("resourceId").asText().replaceFirst("^" + stack + "/", ""),
                    line.path("compliance").asText(),
                    line.path("exceptionReason").asText()))
        .toList();
  }
}
