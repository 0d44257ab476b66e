package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an environment is watched. */
@NeedsNode
class WatchTest {
  private static final int TWO_DAYS = 2 * 24 * 60 * 60;

  @ParameterizedTest
  @CsvSource({
    "background-failed-queue, weir-dev-background-failed",
    "background-oldest-message, weir-dev-background",
    "background-drift, weir-dev-background",
    "shared:provider:LAADS-drift, provider:LAADS",
    "throttle-function-silent, weir-dev-throttle",
    "completion-function-errors, weir-dev-completion",
    "reconcile-function-silent, weir-dev-reconcile",
    "completions-completion-queue, weir-dev-completions",
    "events-failed-dead-letters, weir-dev-events-failed",
    "completions-failed-dead-letters, weir-dev-completions-failed",
    "schedules-failed-dead-letters, weir-dev-schedules-failed"
  })
  void alarm_ofAnEnvironment_watchesWhatItsNameSays(String alarm, String watched) {
    TemplateReader template = TemplateReader.of("dev");
    JsonNode dimensions = alarm(template, "weir-dev-" + alarm).path("Dimensions");

    assertThat(template.name(dimensions.path(dimensions.size() - 1).path("Value")))
        .isEqualTo(watched);
  }

  @Test
  void queueOfAnotherDeployment_isWatchedAsIfKeptForSqsDefault() {
    JsonNode alarm =
        alarm(
            TemplateReader.of(Environments.EVERYTHING), "weir-everything-existing-oldest-message");

    assertThat(alarm.path("Threshold").asInt()).isEqualTo(TWO_DAYS);
    assertThat(alarm.at("/Dimensions/0/Value").asText()).isEqualTo("existing");
  }

  @Test
  void alarms_withAnAddress_goThere_andNowhereWithout() {
    assertThat(alarms(TemplateReader.of(Environments.EVERYTHING)).values())
        .isNotEmpty()
        .allSatisfy(alarm -> assertThat(alarm.path("AlarmActions")).hasSize(1));
    assertThat(alarms(TemplateReader.of("dev")).values())
        .isNotEmpty()
        .allSatisfy(alarm -> assertThat(alarm.has("AlarmActions")).isFalse());
  }

  private static JsonNode alarm(TemplateReader template, String name) {
    SortedMap<String, JsonNode> alarms = alarms(template);
    assertThat(alarms).containsKey(name);
    return alarms.getOrDefault(name, MissingNode.getInstance());
  }

  private static SortedMap<String, JsonNode> alarms(TemplateReader template) {
    SortedMap<String, JsonNode> alarms = new TreeMap<>();
    template
        .ofType("AWS::CloudWatch::Alarm")
        .values()
        .forEach(alarm -> alarms.put(alarm.path("AlarmName").asText(), alarm));
    return alarms;
  }
}
