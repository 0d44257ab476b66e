package io.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Reads a template by types and names instead of by logical ids.
 *
 * @param resources the template's
 */
record TemplateReader(Resources resources) {
  private static final Map<String, TemplateReader> READ = new ConcurrentHashMap<>();

  private static final Pattern BEFORE_NAME =
      Pattern.compile("^arn:.*:(\\$\\{AWS::AccountId}|[0-9]{12}):");

  /** Reads the template of one of {@link Environments}. */
  static TemplateReader of(String environment) {
    return READ.computeIfAbsent(environment, TemplateReader::synthesize);
  }

  private static TemplateReader synthesize(String environment) {
    if (!environment.equals(Environments.EVERYTHING)) {
      return new TemplateReader(Synthesized.of(environment));
    }
    try {
      return new TemplateReader(
          new Resources(Synthesized.read(Synthesized.synthesize(Environments.named(environment)))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  JsonNode all() {
    return resources.template().path("Resources");
  }

  /** The properties of the resources of a type, by logical id. */
  SortedMap<String, JsonNode> ofType(String type) {
    SortedMap<String, JsonNode> found = new TreeMap<>();
    all()
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

  /** The name in an ARN or a reference; an alias has its function's. */
  String name(JsonNode value) {
    JsonNode referred = all().path(value.path("Ref").asText());
    return referred.path("Type").asText().equals("AWS::Lambda::Alias")
        ? name(referred.path("Properties").path("FunctionName"))
        : BEFORE_NAME.matcher(resources.text(value)).replaceFirst("");
  }
}
