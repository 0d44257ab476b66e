package io.weir.infra;

import io.weir.environment.WorkflowSettings;
import io.weir.infra.construct.IngestWorkflow;
import io.weir.infra.construct.IngestWorkflowProps;
import io.weir.infra.construct.LogGroups;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** An environment's state machines. */
final class Workflows {
  private final List<String> arns = new ArrayList<>();
  private final Map<String, String> deployed = new LinkedHashMap<>();

  /**
   * Creates those that the environment deploys, their files' places filled.
   *
   * @param taskArns the functions' ARNs by their places
   * @param queueUrls the queues' URLs by their names in the environment
   */
  Workflows(
      Construct scope,
      WorkflowFiles files,
      Map<String, String> taskArns,
      Map<String, String> queueUrls,
      LogGroups logGroups) {
    String prefix = files.environment().prefix();
    for (WorkflowSettings settings : files.environment().workflows()) {
      switch (settings) {
        case WorkflowSettings.Existing(String arn) -> arns.add(arn);
        case WorkflowSettings.Deployed workflow -> {
          IngestWorkflowProps props =
              IngestWorkflowProps.of(prefix, files.file(workflow), logGroups)
                  .withSubstitutions(files.filled(workflow, taskArns, queueUrls));
          IngestWorkflow machine = new IngestWorkflow(scope, "Workflow-" + workflow.name(), props);
          machine.allowInvocations(files.taskPlaces(workflow).stream().map(taskArns::get).toList());
          arns.add(machine.arn());
          deployed.put(machine.name(), machine.arn());
        }
      }
    }
  }

  /** The ARNs of all, in the environment's order. */
  List<String> arns() {
    return Collections.unmodifiableList(arns);
  }

  /** The ARNs of those that the environment deploys, by the names that they are deployed as. */
  Map<String, String> deployed() {
    return Collections.unmodifiableMap(deployed);
  }
}
