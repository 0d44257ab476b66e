package io.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Who may do what to what, by the policies of a template's roles. */
final class Grants {
  private final TemplateReader template;

  Grants(TemplateReader template) {
    this.template = template;
  }

  /**
   * One permission.
   *
   * @param who what takes the role
   * @param action such as {@code sqs:SendMessage}
   * @param resource a name, with what is in ARNs before names left out
   */
  record Grant(String who, String action, String resource) implements Comparable<Grant> {
    @Override
    public int compareTo(Grant other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return who + " " + action + " " + resource;
    }
  }

  Set<Grant> all() {
    Set<Grant> grants = new TreeSet<>();
    template.ofType("AWS::IAM::Policy").values().forEach(policy -> add(grants, policy));
    template.ofType("AWS::IAM::Role").forEach((id, role) -> addManaged(grants, id, role));
    return grants;
  }

  private void add(Set<Grant> grants, JsonNode policy) {
    for (JsonNode role : policy.path("Roles")) {
      String who = who(role.path("Ref").asText());
      for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
        for (JsonNode action : TemplateReader.list(statement.path("Action"))) {
          for (JsonNode resource : TemplateReader.list(statement.path("Resource"))) {
            grants.add(new Grant(who, action.asText(), template.name(resource)));
          }
        }
      }
    }
  }

  /** An attached or inlined policy would be missed above, so it counts as everything. */
  private void addManaged(Set<Grant> grants, String id, JsonNode role) {
    if (role.has("ManagedPolicyArns") || role.has("Policies")) {
      grants.add(new Grant(who(id), "*", "*"));
    }
  }

  private String who(String roleId) {
    List<String> takers = new ArrayList<>();
    for (JsonNode function : template.ofType("AWS::Lambda::Function").values()) {
      if (refersTo(function.path("Role"), roleId)) {
        takers.add(template.name(function.path("FunctionName")));
      }
    }
    for (JsonNode machine : template.ofType("AWS::StepFunctions::StateMachine").values()) {
      if (refersTo(machine.path("RoleArn"), roleId)) {
        takers.add("workflows");
      }
    }
    for (JsonNode schedule : template.ofType("AWS::Scheduler::Schedule").values()) {
      if (refersTo(schedule.path("Target").path("RoleArn"), roleId)) {
        takers.add("schedules of " + template.name(schedule.path("Target").path("Arn")));
      }
    }
    return String.join(" and ", new TreeSet<>(takers));
  }

  private static boolean refersTo(JsonNode value, String id) {
    JsonNode attribute = value.path("Fn::GetAtt");
    return StreamSupport.stream(attribute.spliterator(), false)
        .map(JsonNode::asText)
        .anyMatch(id::equals);
  }
}
