package io.weir.infra;

import io.weir.environment.Environment;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** Says where a template is, what it has and how long it took. */
final class SynthSummary {
  private SynthSummary() {}

  static String of(CloudAssembly assembly, Environment environment, Duration took) {
    CloudFormationStackArtifact stack = assembly.getStackByName(environment.prefix());
    Map<String, Long> counts = counts(stack.getTemplate());
    long resources = counts.values().stream().mapToLong(Long::longValue).sum();
    return """
        template   %s
        has        %d resources: %s
        took       %.1f s
        """
        .formatted(
            stack.getTemplateFullPath(),
            resources,
            counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", ")),
            took.toMillis() / 1000.0);
  }

  /** How many there are of each type, in the alphabet's order. */
  private static Map<String, Long> counts(Object template) {
    Map<String, Long> counts = new TreeMap<>();
    if (template instanceof Map<?, ?> parts && parts.get("Resources") instanceof Map<?, ?> all) {
      all.values().forEach(resource -> counts.merge(type(resource), 1L, Long::sum));
    }
    return counts;
  }

  private static String type(Object resource) {
    return resource instanceof Map<?, ?> fields
        ? String.valueOf(fields.get("Type")).replaceFirst("^AWS::", "")
        : "?";
  }
}
