package io.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.assertions.Template;

/**
 * A synthesized template, read by types and names instead of by logical ids.
 *
 * @param resources by logical id
 */
record TemplateReader(JsonNode resources) {
  private static final Map<String, TemplateReader> READ = new ConcurrentHashMap<>();

  /** The property of each type that names its resource. */
  private static final Map<String, String> NAMES =
      Map.of(
          "AWS::DynamoDB::Table", "TableName",
          "AWS::SQS::Queue", "QueueName",
          "AWS::Lambda::Function", "FunctionName",
          "AWS::Logs::LogGroup", "LogGroupName",
          "AWS::StepFunctions::StateMachine", "StateMachineName",
          "AWS::SNS::Topic", "TopicName");

  /** Synthesizes an environment's stack, once a process. */
  static TemplateReader of(String environment) {
    return READ.computeIfAbsent(environment, TemplateReader::synthesize);
  }

  private static TemplateReader synthesize(String environment) {
    try {
      Path folder = Files.createTempDirectory("weir");
      try {
        Synthesized synthesized = Synthesized.of(Environments.named(environment), folder);
        Map<String, Object> template = Template.fromStack(synthesized.stack()).toJSON();
        JsonNode json = new ObjectMapper().valueToTree(template);
        return new TemplateReader(json.path("Resources"));
      } finally {
        delete(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** The properties of the resources of a type, by logical id. */
  SortedMap<String, JsonNode> ofType(String type) {
    SortedMap<String, JsonNode> found = new TreeMap<>();
    resources
        .properties()
        .forEach(
            each -> {
              if (each.getValue().path("Type").asText().equals(type)) {
                found.put(each.getKey(), each.getValue().path("Properties"));
              }
            });
    return found;
  }

  /** One or several. */
  static List<JsonNode> list(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).toList()
        : List.of(value);
  }

  /** The name in an ARN or a reference: what comes after account and region. */
  String name(JsonNode value) {
    String text = text(value);
    return text.startsWith("arn:") ? text.split(":", 6)[5] : text;
  }

  private String text(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    if (value.has("Ref")) {
      String id = value.path("Ref").asText();
      return id.startsWith("AWS::") ? id.replace("AWS::", "") : nameOf(id);
    }
    if (value.has("Fn::GetAtt")) {
      return nameOf(value.path("Fn::GetAtt").path(0).asText());
    }
    return list(value.path("Fn::Join").path(1)).stream()
        .map(this::text)
        .collect(Collectors.joining(value.path("Fn::Join").path(0).asText()));
  }

  /** The name that the template gives a resource; without one, its type in capitals. */
  String nameOf(String id) {
    JsonNode resource = resources.path(id);
    String type = resource.path("Type").asText();
    JsonNode properties = resource.path("Properties");
    if (type.equals("AWS::Lambda::Alias")) {
      return name(properties.path("FunctionName")) + ":" + properties.path("Name").asText();
    }
    return NAMES.containsKey(type)
        ? properties.path(NAMES.get(type)).asText()
        : type.substring(type.lastIndexOf(':') + 1).toUpperCase(Locale.ROOT);
  }
}
