package io.weir.contract.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the cases leave out nothing of what the interpreter says it does. */
class AslCoverageTest {

  private static final int FEWEST_CASES = 350;

  private static final Map<String, List<String>> STATE_FIELDS =
      Map.of(
          "Pass",
              List.of(
                  "Comment",
                  "InputPath",
                  "OutputPath",
                  "Parameters",
                  "Result",
                  "ResultPath",
                  "Output",
                  "Assign",
                  "Next",
                  "End"),
          "Wait",
              List.of(
                  "Seconds",
                  "SecondsPath",
                  "Timestamp",
                  "TimestampPath",
                  "InputPath",
                  "OutputPath",
                  "Output",
                  "Assign"),
          "Task",
              List.of(
                  "Resource",
                  "InputPath",
                  "OutputPath",
                  "Parameters",
                  "ResultSelector",
                  "ResultPath",
                  "TimeoutSeconds",
                  "TimeoutSecondsPath",
                  "HeartbeatSeconds",
                  "HeartbeatSecondsPath",
                  "Arguments",
                  "Output",
                  "Assign",
                  "Retry",
                  "Catch"),
          "Choice", List.of("Choices", "Default", "InputPath", "OutputPath", "Output", "Assign"),
          "Map",
              List.of(
                  "ItemsPath",
                  "ItemSelector",
                  "Parameters",
                  "MaxConcurrency",
                  "MaxConcurrencyPath",
                  "ItemProcessor",
                  "Iterator",
                  "Items",
                  "Output",
                  "Assign",
                  "InputPath",
                  "OutputPath",
                  "ResultSelector",
                  "ResultPath",
                  "Retry",
                  "Catch"),
          "Parallel",
              List.of(
                  "Branches",
                  "Arguments",
                  "Output",
                  "Assign",
                  "InputPath",
                  "OutputPath",
                  "Parameters",
                  "ResultSelector",
                  "ResultPath",
                  "Retry",
                  "Catch"),
          "Succeed", List.of("InputPath", "OutputPath", "Output"),
          "Fail", List.of("Error", "Cause", "ErrorPath", "CausePath"));

  private static final List<String> OTHER_FIELDS =
      List.of(
          "StartAt",
          "Version",
          "QueryLanguage",
          "Condition",
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy",
          "ProcessorConfig",
          "Mode");

  private static final List<String> RELATIONS =
      List.of("Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals");

  private static final List<String> OTHER_COMPARATORS =
      List.of(
          "And",
          "Or",
          "Not",
          "BooleanEquals",
          "BooleanEqualsPath",
          "StringMatches",
          "IsNull",
          "IsPresent",
          "IsNumeric",
          "IsString",
          "IsBoolean",
          "IsTimestamp");

  private static final List<String> FUNCTIONS =
      List.of(
          "Format",
          "StringToJson",
          "JsonToString",
          "Array",
          "ArrayPartition",
          "ArrayContains",
          "ArrayRange",
          "ArrayGetItem",
          "ArrayLength",
          "ArrayUnique",
          "Base64Encode",
          "Base64Decode",
          "Hash",
          "JsonMerge",
          "MathRandom",
          "MathAdd",
          "StringSplit",
          "UUID");

  private static final List<String> JSONATA_FUNCTIONS =
      List.of("partition", "range", "hash", "random", "uuid", "parse");

  private static final List<String> RESOURCES =
      List.of(
          "lambda:invoke",
          "lambda:invoke.waitForTaskToken",
          "sqs:sendMessage",
          "sqs:sendMessage.waitForTaskToken");

  private final List<AslCase> cases = AslCase.all();

  @Test
  void cases_together_useEveryFieldOfEveryState() {
    Set<String> used = new TreeSet<>();
    valid().forEach(one -> collect(one.definition(), used));

    STATE_FIELDS.forEach(
        (type, fields) -> fields.forEach(field -> assertThat(used).contains(type + "." + field)));
    assertThat(used).containsAll(OTHER_FIELDS);
  }

  @Test
  void cases_together_useEveryComparator() {
    Set<String> used = new TreeSet<>();
    valid().forEach(one -> collect(one.definition(), used));

    for (String type : List.of("String", "Numeric", "Timestamp")) {
      for (String relation : RELATIONS) {
        assertThat(used).contains(type + relation, type + relation + "Path");
      }
    }
    assertThat(used).containsAll(OTHER_COMPARATORS);
  }

  @Test
  void cases_together_useEveryFunction() {
    FUNCTIONS.forEach(name -> assertThat(definitions()).contains("States." + name + "("));
    JSONATA_FUNCTIONS.forEach(name -> assertThat(definitions()).contains("$" + name + "("));
  }

  @Test
  void cases_together_callEveryResource() {
    RESOURCES.forEach(
        name -> assertThat(definitions()).contains("\"arn:aws:states:::" + name + "\""));
  }

  @Test
  void cases_each_citeTheirSource() {
    assertThat(cases).hasSizeGreaterThan(FEWEST_CASES);
    assertThat(cases)
        .allSatisfy(
            one ->
                assertThat(one.source())
                    .matches(
                        "https://(docs\\.aws\\.amazon\\.com/step-functions|states-language"
                            + "\\.net)/.+"));
    assertThat(cases.stream().map(one -> Json.write(one.json())).distinct()).hasSameSizeAs(cases);
  }

  private String definitions() {
    return valid().map(one -> Json.write(one.definition())).collect(Collectors.joining());
  }

  private Stream<AslCase> valid() {
    return cases.stream().filter(one -> !one.isInvalid());
  }

  /** Collects the names of all fields, those of states also with the state's type before them. */
  private static void collect(JsonElement element, Set<String> used) {
    if (element instanceof JsonObject object) {
      String prefix = object.has("Type") ? object.get("Type").getAsString() + "." : "";
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        used.add(field.getKey());
        used.add(prefix + field.getKey());
        collect(field.getValue(), used);
      }
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(child -> collect(child, used));
    }
  }
}
