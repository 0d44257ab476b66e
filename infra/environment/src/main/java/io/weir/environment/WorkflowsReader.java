package io.weir.environment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the workflows: names of files, perhaps with substitutions, and ARNs of what is there. */
final class WorkflowsReader {
  static final List<String> KEYS = List.of("name", "substitutions", "arn");

  private static final List<String> DEPLOYED_KEYS = List.of("name", "substitutions");
  private static final List<String> EXISTING_KEYS = List.of("arn");

  /** So that the policies that name each of them stay below the length that IAM takes. */
  static final int MOST = 20;

  /** Step Functions' own. */
  private static final int LONGEST_NAME = 80;

  private final String prefix;
  private final Home home;
  private final List<String> queues;

  /** Reads substitutions that name these queues. */
  WorkflowsReader(String prefix, Home home, List<QueueSettings> queues) {
    this.prefix = prefix;
    this.home = home;
    this.queues = queues.stream().map(QueueSettings::name).toList();
  }

  List<WorkflowSettings> read(Value value) {
    List<Entry> entries = value.list(MOST).stream().map(this::entry).toList();
    refuseSecond(entries);
    SubstitutionsReader substitutions =
        new SubstitutionsReader(
            queues, entries.stream().filter(entry -> !entry.existing).map(Entry::id).toList());
    List<WorkflowSettings> workflows = new ArrayList<>();
    entries.forEach(entry -> workflows.add(entry.settings(substitutions)));
    return workflows;
  }

  private static void refuseSecond(List<Entry> entries) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.id)) {
        throw entry.item.place().wrong("is there twice, allowed are workflows that differ");
      }
    }
  }

  private Entry entry(Value item) {
    if (item.isScalar()) {
      return new Entry(item, name(item), false);
    }
    Mapping mapping = item.mapping(KEYS);
    if (mapping.has("arn")) {
      mapping.refuseOthers(EXISTING_KEYS);
      return new Entry(item, arn(mapping.get("arn")), true);
    }
    mapping.refuseOthers(DEPLOYED_KEYS);
    return new Entry(item, name(mapping.get("name")), false);
  }

  private String arn(Value arn) {
    return home.arn(arn, Names.STATE_MACHINE_ARN, Names.STATE_MACHINE_ARN_ALLOWED);
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

  /** An item of the list, by its name or ARN: what it is filled with may name a later one. */
  private record Entry(Value item, String id, boolean existing) {
    WorkflowSettings settings(SubstitutionsReader reader) {
      if (existing) {
        return new WorkflowSettings.Existing(id);
      }
      Map<String, Substitution> substitutions =
          item.isScalar()
              ? Map.of()
              : item.mapping(DEPLOYED_KEYS).get("substitutions").or(Map.of(), reader::read);
      return new WorkflowSettings.Deployed(id, substitutions);
    }
  }
}
