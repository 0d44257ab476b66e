package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.Substitution;
import io.weir.environment.WorkflowSettings;
import io.weir.infra.construct.IngestTask;
import io.weir.infra.construct.IngestWorkflow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of an environment's workflows, and what fills their places: what the environment says,
 * and for the tasks that it says nothing of, the ARNs of their functions.
 *
 * @param folder of the files
 */
record WorkflowFiles(Environment environment, Path folder) {
  Path file(WorkflowSettings.Deployed workflow) {
    return folder.resolve(workflow.name() + ".asl.json");
  }

  /** The tasks whose functions the workflows need. */
  List<IngestTask> tasks() {
    return Arrays.stream(IngestTask.values()).filter(this::isNeeded).toList();
  }

  /** The places of a workflow's file that are left to the tasks' functions. */
  List<String> taskPlaces(WorkflowSettings.Deployed workflow) {
    Set<String> places = IngestWorkflow.places(file(workflow));
    return Arrays.stream(IngestTask.values())
        .map(IngestTask::place)
        .filter(places::contains)
        .filter(place -> !workflow.substitutions().containsKey(place))
        .toList();
  }

  /**
   * What fills each place of a workflow's file.
   *
   * @param taskArns the functions' ARNs by their places
   * @param queueUrls the queues' URLs by their names in the environment
   * @throws IllegalArgumentException if nothing fills a place, or the environment fills one that
   *     the file does not have
   */
  Map<String, String> filled(
      WorkflowSettings.Deployed workflow,
      Map<String, String> taskArns,
      Map<String, String> queueUrls) {
    Set<String> places = IngestWorkflow.places(file(workflow));
    for (String place : workflow.substitutions().keySet()) {
      if (!places.contains(place)) {
        throw wrong(
            "workflow %s has no place ${%s}: take it out of the workflow's substitutions",
            workflow, place);
      }
    }
    Map<String, String> filled = new LinkedHashMap<>();
    for (String place : places) {
      Substitution given = workflow.substitutions().get(place);
      String text = given == null ? taskArns.get(place) : text(given, queueUrls);
      filled.put(place, requireFilled(text, workflow, place));
    }
    return filled;
  }

  private boolean isNeeded(IngestTask task) {
    return environment.workflows().stream()
        .anyMatch(
            each ->
                each instanceof WorkflowSettings.Deployed workflow
                    && taskPlaces(workflow).contains(task.place()));
  }

  private @Nullable String text(Substitution given, Map<String, String> queueUrls) {
    return switch (given) {
      case Substitution.QueueUrl(String queue) -> queueUrls.get(queue);
      case Substitution.WorkflowName(String workflow) -> environment.nameOf(workflow);
      case Substitution.Text(String text) -> text;
    };
  }

  private String requireFilled(
      @Nullable String text, WorkflowSettings.Deployed workflow, String place) {
    if (text == null) {
      throw wrong(
          "nothing fills ${%2$s} of workflow %1$s: add it to the workflow's substitutions",
          workflow, place);
    }
    return text;
  }

  private IllegalArgumentException wrong(
      String problem, WorkflowSettings.Deployed workflow, String place) {
    return new IllegalArgumentException(
        "environment " + environment.name() + ": " + problem.formatted(workflow.name(), place));
  }
}
