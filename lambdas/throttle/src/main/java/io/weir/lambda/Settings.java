package io.weir.lambda;

import static java.util.Objects.requireNonNull;

import io.weir.throttle.Quotas;
import io.weir.throttle.Timings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a function is told by its environment variables.
 *
 * @param semaphoresTable {@code SemaphoresTable}, the name Cumulus uses
 * @param slotsTable {@code SlotsTable}
 * @param store {@code Semaphore}: {@code dynamodb}, the default, or {@code memory}
 * @param timings {@code Timings}: {@code aws}, the default, or {@code local}
 * @param quotas {@code DescribesPerSecond} and {@code ListsPerSecond}, what a round of the
 *     reconciler may ask of Step Functions
 * @param metrics {@code MetricsNamespace}, "Weir" unless given, and {@code Environment}, a
 *     dimension
 * @param throttleFunction {@code ThrottleFunction}: whom a hand-off asks to fill what room is left
 * @param snapshot whether Lambda takes a snapshot of the process once the handler is made (<a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">{@code
 *     AWS_LAMBDA_INITIALIZATION_TYPE}</a>)
 */
record Settings(
    String semaphoresTable,
    String slotsTable,
    Store store,
    Timings timings,
    Quotas quotas,
    MetricsSettings metrics,
    String throttleFunction,
    boolean snapshot) {
  private static final Pattern PER_SECOND = Pattern.compile("[1-9][0-9]{0,3}");

  /** Where slots are held. */
  enum Store {
    DYNAMODB,
    /** In this process: for one process that runs all functions, without an account. */
    MEMORY
  }

  Settings {
    requireNonNull(semaphoresTable);
    requireNonNull(slotsTable);
    requireNonNull(store);
    requireNonNull(timings);
    requireNonNull(quotas);
    requireNonNull(metrics);
    requireNonNull(throttleFunction);
  }

  /**
   * Reads the environment.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  static Settings from(Map<String, String> environment) {
    return new Settings(
        required(environment, "SemaphoresTable"),
        required(environment, "SlotsTable"),
        store(environment.getOrDefault("Semaphore", "dynamodb")),
        timings(environment.getOrDefault("Timings", "aws")),
        quotas(environment),
        metrics(environment),
        required(environment, "ThrottleFunction"),
        "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE")));
  }

  private static Store store(String text) {
    return switch (text) {
      case "dynamodb" -> Store.DYNAMODB;
      case "memory" -> Store.MEMORY;
      default -> throw wrong("Semaphore", text, "dynamodb, memory");
    };
  }

  private static Timings timings(String text) {
    return switch (text) {
      case "aws" -> Timings.AWS;
      case "local" -> Timings.LOCAL;
      default -> throw wrong("Timings", text, "aws, local");
    };
  }

  private static Quotas quotas(Map<String, String> environment) {
    return new Quotas(
        perSecond(environment, "DescribesPerSecond", Quotas.DEFAULT.describesPerSecond()),
        perSecond(environment, "ListsPerSecond", Quotas.DEFAULT.listsPerSecond()),
        Quotas.DEFAULT.pagesPerRound());
  }

  private static MetricsSettings metrics(Map<String, String> variables) {
    String namespace =
        variables.getOrDefault("MetricsNamespace", MetricsSettings.DEFAULT.namespace());
    if (!MetricsSettings.isNamespace(namespace)) {
      throw wrong(
          "MetricsNamespace", namespace, "up to 255 of A-Z a-z 0-9 . - _ / # :, not AWS/ first");
    }
    String environment = variables.get("Environment");
    if (environment != null && !MetricsSettings.isDimension(environment)) {
      throw wrong("Environment", environment, "up to 255 printable ASCII characters, no blanks");
    }
    return new MetricsSettings(namespace, environment);
  }

  private static int perSecond(Map<String, String> environment, String name, int unset) {
    String text = environment.get(name);
    if (text == null) {
      return unset;
    }
    if (!PER_SECOND.matcher(text).matches()) {
      throw wrong(name, text, "whole numbers from 1 to 9999");
    }
    return Integer.parseInt(text);
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("environment variable " + name + " is missing");
    }
    return value;
  }

  private static IllegalArgumentException wrong(String name, String value, String allowed) {
    return new IllegalArgumentException(
        "environment variable " + name + " is '" + value + "', allowed are " + allowed);
  }
}
