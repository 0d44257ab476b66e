package io.weir.lambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Metrics as a log line that CloudWatch Logs takes them from (<a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>): no request is made for them.
 */
final class EmbeddedMetrics {
  /** The most values of one metric in a document (the format's limit). */
  static final int VALUE_LIMIT = 100;

  private EmbeddedMetrics() {}

  /**
   * What the metrics of a document are about: its dimension, and what else searches may want.
   *
   * @param dimension the dimension's name
   * @param value the dimension's value
   * @param properties fields of the line that are no dimensions
   */
  record Subject(String dimension, String value, SortedMap<String, String> properties) {}

  /** Returns the document. */
  static JsonObject document(
      MetricsSettings settings, Subject subject, MetricValues values, Instant time) {
    JsonObject document = new JsonObject();
    document.add("_aws", metadata(settings, subject, values, time));
    if (settings.environment() != null) {
      document.addProperty("Environment", settings.environment());
    }
    document.addProperty(subject.dimension(), subject.value());
    subject.properties().forEach(document::addProperty);
    values.all().forEach((metric, each) -> document.add(metric.name(), target(each)));
    return document;
  }

  private static JsonObject metadata(
      MetricsSettings settings, Subject subject, MetricValues values, Instant time) {
    JsonObject directive = new JsonObject();
    directive.addProperty("Namespace", settings.namespace());
    directive.add("Dimensions", dimensions(settings, subject));
    JsonArray metrics = new JsonArray();
    values.all().keySet().forEach(metric -> metrics.add(definition(metric)));
    directive.add("Metrics", metrics);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("Timestamp", time.toEpochMilli());
    metadata.add("CloudWatchMetrics", array(directive));
    return metadata;
  }

  private static JsonArray dimensions(MetricsSettings settings, Subject subject) {
    JsonArray names = new JsonArray();
    if (settings.environment() != null) {
      names.add("Environment");
    }
    names.add(subject.dimension());
    return array(names);
  }

  private static JsonObject definition(Metric metric) {
    JsonObject definition = new JsonObject();
    definition.addProperty("Name", metric.name());
    definition.addProperty("Unit", metric.unit().text());
    return definition;
  }

  private static JsonElement target(List<Double> values) {
    if (values.size() == 1) {
      return number(values.getFirst());
    }
    JsonArray numbers = new JsonArray();
    thinned(values).forEach(value -> numbers.add(number(value)));
    return numbers;
  }

  /** Above the limit, as many of evenly spread ranks: the least and the greatest stay. */
  private static List<Double> thinned(List<Double> values) {
    if (values.size() <= VALUE_LIMIT) {
      return values;
    }
    List<Double> sorted = values.stream().sorted().toList();
    List<Double> kept = new ArrayList<>();
    for (long rank = 0; rank < VALUE_LIMIT; rank++) {
      kept.add(sorted.get((int) (rank * (sorted.size() - 1) / (VALUE_LIMIT - 1))));
    }
    return kept;
  }

  private static JsonPrimitive number(double value) {
    return value == Math.rint(value) ? new JsonPrimitive((long) value) : new JsonPrimitive(value);
  }

  private static JsonArray array(JsonElement only) {
    JsonArray array = new JsonArray();
    array.add(only);
    return array;
  }
}
