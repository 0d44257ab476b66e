package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What CloudWatch asks of a document: the <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 * embedded metric format</a> with its limits, and the <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">units</a>
 * and <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">dimensions</a>
 * it knows.
 */
final class EmbeddedMetricFormat {
  private static final int BYTES_LIMIT = 256 * 1024;
  private static final int METRICS_LIMIT = 100;
  private static final int VALUES_LIMIT = 100;
  private static final int DIMENSIONS_LIMIT = 30;

  private static final Set<String> UNITS =
      Set.of(
          ("Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits"
                  + " Kilobits Megabits Gigabits Terabits Percent Count Bytes/Second"
                  + " Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second"
                  + " Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second"
                  + " Count/Second None")
              .split(" "));

  private EmbeddedMetricFormat() {}

  static void check(JsonObject document) {
    assertThat(document.toString().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(BYTES_LIMIT);
    JsonObject metadata = document.getAsJsonObject("_aws");
    assertThat(metadata.keySet()).containsExactlyInAnyOrder("Timestamp", "CloudWatchMetrics");
    assertThat(metadata.get("Timestamp").getAsString()).matches("[0-9]{13}");
    JsonArray directives = metadata.getAsJsonArray("CloudWatchMetrics");
    assertThat(directives).isNotEmpty();
    directives.forEach(directive -> checkDirective(directive.getAsJsonObject(), document));
  }

  private static void checkDirective(JsonObject directive, JsonObject document) {
    assertThat(directive.keySet()).containsExactlyInAnyOrder("Namespace", "Dimensions", "Metrics");
    assertThat(directive.get("Namespace").getAsString()).matches("[0-9A-Za-z._#/:-]{1,255}");
    JsonArray sets = directive.getAsJsonArray("Dimensions");
    assertThat(sets).isNotEmpty();
    sets.forEach(set -> checkDimensions(set.getAsJsonArray(), document));
    checkMetrics(directive.getAsJsonArray("Metrics"), document);
  }

  private static void checkDimensions(JsonArray keys, JsonObject document) {
    assertThat(keys).hasSizeLessThanOrEqualTo(DIMENSIONS_LIMIT);
    for (JsonElement key : keys) {
      assertThat(key.getAsString()).matches("(?!:)[!-~]{1,255}");
      JsonPrimitive value = document.getAsJsonPrimitive(key.getAsString());
      assertThat(value.isString()).isTrue();
      assertThat(value.getAsString()).matches("[ -~]*[!-~][ -~]*").hasSizeLessThanOrEqualTo(1024);
    }
  }

  private static void checkMetrics(JsonArray metrics, JsonObject document) {
    assertThat(metrics).isNotEmpty().hasSizeLessThanOrEqualTo(METRICS_LIMIT);
    List<String> names = new ArrayList<>();
    for (JsonElement each : metrics) {
      JsonObject metric = each.getAsJsonObject();
      assertThat(metric.keySet()).containsExactlyInAnyOrder("Name", "Unit");
      assertThat(metric.get("Unit").getAsString()).isIn(UNITS);
      String name = metric.get("Name").getAsString();
      assertThat(name).matches("[!-~]{1,255}");
      names.add(name);
      checkTarget(document.get(name));
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  private static void checkTarget(JsonElement target) {
    if (target instanceof JsonArray values) {
      assertThat(values).isNotEmpty().hasSizeLessThanOrEqualTo(VALUES_LIMIT);
      values.forEach(EmbeddedMetricFormat::checkNumber);
    } else {
      checkNumber(target);
    }
  }

  private static void checkNumber(JsonElement value) {
    assertThat(value).isInstanceOf(JsonPrimitive.class);
    assertThat(value.getAsJsonPrimitive().isNumber()).isTrue();
    assertThat(value.getAsDouble()).isFinite();
  }
}
