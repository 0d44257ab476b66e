package io.weir.infra.watch;

import static java.util.Collections.singletonMap;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * Where the functions' own metrics are found; {@code docs/METRICS.md} lists them.
 *
 * @param namespace the functions' {@code MetricsNamespace}
 * @param environment the functions' {@code Environment}, a dimension; null where they have none
 */
public record MetricsSource(String namespace, @Nullable String environment) {
  /** The namespace of functions that are told none. */
  public static final String DEFAULT_NAMESPACE = "Weir";

  public MetricsSource {
    requireNonNull(namespace);
  }

  /** Returns the source of functions that are told this environment and no namespace. */
  public static MetricsSource of(@Nullable String environment) {
    return new MetricsSource(DEFAULT_NAMESPACE, environment);
  }

  Metric queue(String queueName, String metric, Sampling sampling) {
    return sampling.of(namespace, metric, dimensions("Queue", queueName));
  }

  Metric semaphore(String key, String metric, Sampling sampling) {
    return sampling.of(namespace, metric, dimensions("Semaphore", key));
  }

  private Map<String, String> dimensions(String name, String value) {
    Map<String, String> dimensions = new TreeMap<>();
    if (environment != null) {
      dimensions.put("Environment", environment);
    }
    dimensions.put(name, value);
    return dimensions;
  }

  static Metric sqs(String queueName, String metric, Sampling sampling) {
    return sampling.of("AWS/SQS", metric, singletonMap("QueueName", queueName));
  }

  static Metric lambda(String functionName, String metric, Sampling sampling) {
    return sampling.of("AWS/Lambda", metric, singletonMap("FunctionName", functionName));
  }

  /**
   * How data points are made of what was measured.
   *
   * @param statistic {@code Sum}, {@code Minimum} …
   * @param minutes what a data point covers
   */
  record Sampling(String statistic, int minutes) {
    static Sampling sum(int minutes) {
      return new Sampling("Sum", minutes);
    }

    static Sampling minimum(int minutes) {
      return new Sampling("Minimum", minutes);
    }

    static Sampling maximum(int minutes) {
      return new Sampling("Maximum", minutes);
    }

    private Metric of(String namespace, String metric, Map<String, String> dimensions) {
      return Metric.Builder.create()
          .namespace(namespace)
          .metricName(metric)
          .dimensionsMap(dimensions)
          .statistic(statistic)
          .period(Duration.minutes(minutes))
          .build();
    }
  }
}
