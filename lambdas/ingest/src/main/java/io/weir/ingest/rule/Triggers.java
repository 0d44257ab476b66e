package io.weir.ingest.rule;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import java.util.regex.Pattern;

/** Reads what a record says of a rule's trigger: {@code {"type": ..., "value": ...}}. */
final class Triggers {
  private static final Pattern EXPRESSION =
      Pattern.compile("rate\\([1-9]\\d* (minute|hour|day)s?\\)|cron\\([^ )]+( [^ )]+){5}\\)");

  private static final Pattern QUEUE_URL = Pattern.compile("https?://[^/\\s]+/\\S+");

  private Triggers() {}

  /**
   * Reads a trigger.
   *
   * @throws InvalidArgument if the type is none that rules have, or the value not as it needs it
   */
  static Trigger of(Fields rule) {
    String type = rule.text("type");
    return switch (type) {
      case "onetime" -> new Trigger.Onetime();
      case "scheduled" ->
          new Trigger.Scheduled(
              value(rule, EXPRESSION, "rate(NUMBER minutes|hours|days) or cron(SIX FIELDS)"));
      case "sqs" -> new Trigger.Sqs(value(rule, QUEUE_URL, "the URL of an SQS queue"));
      default ->
          throw new InvalidArgument(
              rule.what() + ": type must be onetime, scheduled or sqs, is '" + type + "'");
    };
  }

  private static String value(Fields rule, Pattern pattern, String expected) {
    String value = rule.text("value");
    if (!pattern.matcher(value).matches()) {
      throw new InvalidArgument(
          rule.what() + ": value must be " + expected + ", is '" + value + "'");
    }
    return value;
  }
}
