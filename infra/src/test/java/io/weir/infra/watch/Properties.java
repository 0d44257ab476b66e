package io.weir.infra.watch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a resource, or of something in it, as the template has them.
 *
 * @param values the template's JSON
 */
record Properties(Map<?, ?> values) {
  static Properties of(Map<String, Object> resource) {
    return new Properties((Map<?, ?>) requireNonNull(resource.get("Properties")));
  }

  @Nullable Object get(String name) {
    return values.get(name);
  }

  String text(String name) {
    return (String) requireNonNull(values.get(name), name);
  }

  /** The text that CloudFormation joins; each reference as a question mark. */
  String joined(String name) {
    List<?> joined = (List<?>) requireNonNull(object(name).get("Fn::Join"), name);
    return ((List<?>) joined.getLast())
        .stream()
            .map(part -> part instanceof String text ? text : "?")
            .collect(Collectors.joining((String) joined.getFirst()));
  }

  int number(String name) {
    return ((Number) requireNonNull(values.get(name), name)).intValue();
  }

  Properties object(String name) {
    return new Properties((Map<?, ?>) requireNonNull(values.get(name), name));
  }

  /** Empty where there is none. */
  List<Properties> objects(String name) {
    List<?> found = (List<?>) values.get(name);
    return found == null
        ? List.of()
        : found.stream().map(each -> new Properties((Map<?, ?>) each)).toList();
  }
}
