package io.weir.environment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the workflows: names of files, and ARNs of what is there already. */
final class WorkflowsReader {
  static final List<String> KEYS = List.of("arn");

  /** So that the policies that name each of them stay below the length that IAM takes. */
  static final int MOST = 20;

  /** Step Functions' own. */
  private static final int LONGEST_NAME = 80;

  private final String prefix;
  private final Home home;

  WorkflowsReader(String prefix, Home home) {
    this.prefix = prefix;
    this.home = home;
  }

  List<WorkflowSettings> read(Value value) {
    List<WorkflowSettings> workflows = new ArrayList<>();
    Set<WorkflowSettings> seen = new HashSet<>();
    for (Value item : value.list(MOST)) {
      WorkflowSettings workflow = workflow(item);
      if (!seen.add(workflow)) {
        throw item.place().wrong("is there twice, allowed are workflows that differ");
      }
      workflows.add(workflow);
    }
    return workflows;
  }

  private WorkflowSettings workflow(Value item) {
    if (item.isScalar()) {
      return new WorkflowSettings.Deployed(name(item));
    }
    Value arn = item.mapping(KEYS).get("arn");
    return new WorkflowSettings.Existing(
        home.arn(arn, Names.STATE_MACHINE_ARN, Names.STATE_MACHINE_ARN_ALLOWED));
  }

  private String name(Value item) {
    int longest = LONGEST_NAME - (prefix + "-").length();
    String allowed = "names of workflows/NAME.asl.json, 1 to %d of A-Z a-z 0-9 - _, or arn: ARN";
    String name = item.text(Names.WORKFLOW, allowed.formatted(longest));
    if (name.length() > longest) {
      throw item.refused(allowed.formatted(longest));
    }
    return name;
  }
}
