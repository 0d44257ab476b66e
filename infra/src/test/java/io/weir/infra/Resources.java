package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A template's resources.
 *
 * @param template all of it
 */
public record Resources(JsonNode template) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> WRITERS =
      List.of("Custom::WorkflowTemplate", "Custom::WorkflowRecord", "Custom::RuleRecord");

  private static final List<String> NAMES =
      List.of("TableName", "QueueName", "FunctionName", "LogGroupName", "StateMachineName");

  /** The whole resources of a type. */
  public List<JsonNode> all(String type) {
    return ofType(type).map(Entry::getValue).toList();
  }

  /** The only one of a type whose property, such as a name, has this value. */
  public JsonNode named(String type, String property, String value) {
    List<JsonNode> found =
        all(type).stream()
            .filter(each -> text(each.path("Properties").path(property)).equals(value))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + type + " with " + property + " " + value);
    }
    return found.getFirst();
  }

  /**
   * What the role of a resource, found as by {@link #named}, allows.
   *
   * @param role the property that names its role
   */
  public List<String> allowed(String type, String property, String value, String role) {
    JsonNode properties = named(type, property, value).path("Properties");
    return allowedTo(properties.path(role).path("Fn::GetAtt").path(0).asText());
  }

  /** What a role allows, {@code RESOURCE: ACTIONS}, both in the alphabet's order. */
  List<String> allowedTo(String role) {
    TreeMap<String, TreeSet<String>> allowed = new TreeMap<>();
    for (JsonNode policy : all("AWS::IAM::Policy")) {
      if (policy.path("Properties").path("Roles").path(0).path("Ref").asText().equals(role)) {
        for (JsonNode statement :
            policy.path("Properties").path("PolicyDocument").path("Statement")) {
          assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
          list(statement.path("Resource"))
              .forEach(
                  resource ->
                      allowed
                          .computeIfAbsent(resource, _ -> new TreeSet<>())
                          .addAll(list(statement.path("Action"))));
        }
      }
    }
    return allowed.entrySet().stream()
        .map(each -> each.getKey() + ": " + String.join(" ", each.getValue()))
        .toList();
  }

  /** The JSON that a deployment writes to the internal bucket, by its key. */
  JsonNode written(String key) throws JsonProcessingException {
    for (JsonNode writer : WRITERS.stream().flatMap(type -> all(type).stream()).toList()) {
      JsonNode call = JSON.readTree(text(writer.path("Properties").path("Create")));
      if (call.path("parameters").path("Key").asText().equals(key)) {
        return JSON.readTree(call.path("parameters").path("Body").asText());
      }
    }
    throw new AssertionError("nothing writes " + key);
  }

  /** A queue. */
  public JsonNode queue(String name) {
    return named("AWS::SQS::Queue", "QueueName", name).path("Properties");
  }

  /** The statements of a queue's policy. */
  public JsonNode queuePolicy(String name) {
    return all("AWS::SQS::QueuePolicy").stream()
        .map(each -> each.path("Properties"))
        .filter(each -> text(each.path("Queues").path(0)).equals(name))
        .findFirst()
        .orElseThrow()
        .path("PolicyDocument")
        .path("Statement");
  }

  /**
   * A value as a person reads it: an intrinsic function's references are replaced by the names of
   * what they mean, or by <code>${NAME}</code>.
   */
  public String text(JsonNode value) {
    if (value.has("Ref")) {
      return name(value.path("Ref").asText());
    }
    if (value.has("Fn::GetAtt")) {
      return name(value.path("Fn::GetAtt").path(0).asText());
    }
    if (value.has("Fn::Join")) {
      return texts(value.path("Fn::Join").path(1)).collect(Collectors.joining());
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** One value or several, as text. */
  public List<String> list(JsonNode value) {
    return value.isArray() ? texts(value).toList() : List.of(text(value));
  }

  private Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(this::text);
  }

  private String name(String logicalId) {
    JsonNode properties = template.path("Resources").path(logicalId).path("Properties");
    if (properties.has("FunctionVersion")) {
      return text(properties.path("FunctionName")) + ":" + text(properties.path("Name"));
    }
    return NAMES.stream()
        .filter(properties::has)
        .map(name -> text(properties.path(name)))
        .findFirst()
        .orElse("${" + logicalId.replaceFirst("[0-9A-F]{8}$", "") + "}");
  }

  private Stream<Map.Entry<String, JsonNode>> ofType(String type) {
    return template.path("Resources").properties().stream()
        .filter(each -> each.getValue().path("Type").asText().equals(type));
  }
}
