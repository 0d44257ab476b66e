package io.weir.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.infra.NeedsNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

@NeedsNode
class ThrottleAlarmsTest {
  private static Map<String, Properties> alarms = Map.of();

  @BeforeAll
  static void synthesize() {
    alarms = alarms(Samples.template(stack -> new ThrottleAlarms(stack, "Alarms", props(null))));
  }

  private static ThrottleAlarmsProps props(@Nullable ITopic topic) {
    return new ThrottleAlarmsProps(Samples.throttle(1), AlarmThresholds.DEFAULT, topic);
  }

  private static Map<String, Properties> alarms(Template template) {
    return template.findResources("AWS::CloudWatch::Alarm").values().stream()
        .map(Properties::of)
        .collect(
            Collectors.toMap(
                each -> each.text("AlarmName"), Function.identity(), (a, b) -> a, TreeMap::new));
  }

  @Test
  void throttle_ofOneQueue_hasTheseAlarms() {
    assertThat(alarms.keySet())
        .containsExactlyInAnyOrder(
            "weir-x-q1-failed-queue",
            "weir-x-q1-oldest-message",
            "weir-x-q1-idle-slots",
            "weir-x-q1-nothing-ending",
            "weir-x-q1-drift",
            "weir-x-q1-leaked",
            "weir-x-q1-quarantined",
            "weir-x-shared:provider:LAADS-drift",
            "weir-x-throttle-function-errors",
            "weir-x-throttle-function-throttles",
            "weir-x-throttle-function-silent",
            "weir-x-completion-function-errors",
            "weir-x-completion-function-throttles",
            "weir-x-completions-completion-queue",
            "weir-x-rule-dead-letters");
  }

  @Test
  void idleSlots_forTwoMinutesMoreThanStarts_ring() {
    Properties alarm = alarm("weir-x-q1-idle-slots");

    assertThat(expression(alarm)).isEqualTo("IF(idle > FILL(started, 0), idle, 0)");
    assertThat(metrics(alarm))
        .containsExactlyInAnyOrder("idle IdleSlots Minimum 60", "started Started Sum 60");
    assertThat(alarm.number("Threshold")).isEqualTo(1);
    assertThat(alarm.number("DatapointsToAlarm")).isEqualTo(2);
    assertThat(alarm.number("EvaluationPeriods")).isEqualTo(2);
  }

  @Test
  void nothingEnding_fullForAnHourWithoutCompletion_rings() {
    Properties alarm = alarm("weir-x-q1-nothing-ending");

    assertThat(expression(alarm))
        .isEqualTo("IF(limit > 0 AND used >= limit AND FILL(completed, 0) == 0, 1, 0)");
    assertThat(metrics(alarm))
        .containsExactlyInAnyOrder(
            "used Used Minimum 300", "limit Limit Maximum 300", "completed Completed Sum 300");
    assertThat(alarm.number("EvaluationPeriods")).isEqualTo(12);
    assertThat(alarm.number("DatapointsToAlarm")).isEqualTo(12);
  }

  @Test
  void leaked_moreThanAHundredthOfAnHoursCompletions_rings() {
    Properties alarm = alarm("weir-x-q1-leaked");

    assertThat(expression(alarm)).isEqualTo("IF(leaked > 0.01 * FILL(completed, 0), leaked, 0)");
    assertThat(metrics(alarm))
        .containsExactlyInAnyOrder("leaked Leaked Sum 3600", "completed Completed Sum 3600");
    assertThat(alarm.number("Threshold")).isEqualTo(3);
  }

  @Test
  void oldestMessage_atHalfOfFourteenDays_rings() {
    Properties alarm = alarm("weir-x-q1-oldest-message");

    assertThat(alarm.number("Threshold")).isEqualTo(7 * 24 * 60 * 60);
    assertThat(alarm.text("MetricName")).isEqualTo("ApproximateAgeOfOldestMessage");
    assertThat(dimensions(alarm)).containsExactly("QueueName=weir-x-q1");
  }

  @Test
  void failedQueue_withOneMessage_rings() {
    Properties alarm = alarm("weir-x-q1-failed-queue");

    assertThat(alarm.number("Threshold")).isEqualTo(1);
    assertThat(alarm.text("MetricName")).isEqualTo("ApproximateNumberOfMessagesVisible");
    assertThat(dimensions(alarm)).containsExactly("QueueName=weir-x-q1-failed");
  }

  @Test
  void drift_ofQueueAndSharedSemaphore_hasTheirDimensions() {
    assertThat(dimensions(alarm("weir-x-q1-drift")))
        .containsExactly("Environment=weir-x", "Queue=weir-x-q1");
    assertThat(dimensions(alarm("weir-x-shared:provider:LAADS-drift")))
        .containsExactly("Environment=weir-x", "Semaphore=provider:LAADS");
  }

  @Test
  void functionErrors_inThreeOfFiveMinutes_ring() {
    Properties alarm = alarm("weir-x-completion-function-errors");

    assertThat(alarm.number("DatapointsToAlarm")).isEqualTo(3);
    assertThat(alarm.number("EvaluationPeriods")).isEqualTo(5);
    assertThat(alarm.number("Period")).isEqualTo(60);
    assertThat(alarm.text("Namespace")).isEqualTo("AWS/Lambda");
  }

  @Test
  void completionQueue_waitingTwoMinutesForThree_rings() {
    Properties alarm = alarm("weir-x-completions-completion-queue");

    assertThat(alarm.number("Threshold")).isEqualTo(120);
    assertThat(alarm.number("EvaluationPeriods")).isEqualTo(3);
  }

  @Test
  void missingData_isAFaultOnlyWhereAScheduleInvokes() {
    assertThat(alarms)
        .allSatisfy(
            (name, alarm) ->
                assertThat(alarm.text("TreatMissingData"))
                    .isEqualTo(name.endsWith("-silent") ? "breaching" : "notBreaching"));
  }

  /** An alarm takes ten metrics and gives one series; short periods look back a day at most. */
  @Test
  void alarms_all_keepCloudWatchsLimits() {
    assertThat(alarms)
        .allSatisfy(
            (name, alarm) -> {
              List<Properties> metrics = alarm.objects("Metrics");
              assertThat(metrics).hasSizeLessThanOrEqualTo(10);
              if (!metrics.isEmpty()) {
                assertThat(metrics)
                    .filteredOn(each -> !Boolean.FALSE.equals(each.get("ReturnData")))
                    .hasSize(1);
              }
              assertThat(period(alarm) * alarm.number("EvaluationPeriods"))
                  .isLessThanOrEqualTo(86_400);
              assertThat(alarm.text("AlarmDescription")).hasSizeLessThanOrEqualTo(1024);
            });
  }

  @Test
  void descriptions_all_nameASectionThatExists() throws IOException {
    Set<String> headings = Pages.headings("OPERATIONS.md");

    assertThat(alarms.values())
        .extracting(alarm -> section(alarm.text("AlarmDescription")))
        .allSatisfy(section -> assertThat(headings).contains(section));
    assertThat(headings).containsAll(Stream.of(AlarmKind.values()).map(AlarmKind::slug).toList());
  }

  @Test
  void metrics_ofOurOwn_areDocumented() throws IOException {
    assertThat(alarms.values().stream().flatMap(ThrottleAlarmsTest::ownMetrics))
        .isNotEmpty()
        .isSubsetOf(Pages.firstCells("METRICS.md"));
  }

  @Test
  void topic_ifGiven_isToldByEachAlarm() {
    Template template =
        Samples.template(
            stack -> new ThrottleAlarms(stack, "Alarms", props(new Topic(stack, "Topic"))));

    assertThat(alarms(template).values())
        .isNotEmpty()
        .allSatisfy(alarm -> assertThat((List<?>) alarm.get("AlarmActions")).hasSize(1));
    assertThat(alarms.values()).allSatisfy(alarm -> assertThat(alarm.get("AlarmActions")).isNull());
  }

  private static Properties alarm(String name) {
    assertThat(alarms).containsKey(name);
    return alarms.getOrDefault(name, new Properties(Map.of()));
  }

  private static String expression(Properties alarm) {
    return alarm.objects("Metrics").stream()
        .filter(each -> each.get("Expression") != null)
        .map(each -> each.text("Expression"))
        .collect(Collectors.joining());
  }

  private static List<String> metrics(Properties alarm) {
    return alarm.objects("Metrics").stream()
        .filter(each -> each.get("MetricStat") != null)
        .map(
            each -> {
              Properties stat = each.object("MetricStat");
              return "%s %s %s %d"
                  .formatted(
                      each.text("Id"),
                      stat.object("Metric").text("MetricName"),
                      stat.text("Stat"),
                      stat.number("Period"));
            })
        .toList();
  }

  private static Stream<String> ownMetrics(Properties alarm) {
    Stream<Properties> plain = alarm.get("Namespace") == null ? Stream.of() : Stream.of(alarm);
    Stream<Properties> inMath =
        alarm.objects("Metrics").stream()
            .filter(each -> each.get("MetricStat") != null)
            .map(each -> each.object("MetricStat").object("Metric"));
    return Stream.concat(plain, inMath)
        .filter(each -> each.text("Namespace").equals("Weir"))
        .map(each -> each.text("MetricName"));
  }

  private static int period(Properties alarm) {
    return alarm.get("Period") == null
        ? alarm.objects("Metrics").stream()
            .filter(each -> each.get("MetricStat") != null)
            .mapToInt(each -> each.object("MetricStat").number("Period"))
            .max()
            .orElseThrow()
        : alarm.number("Period");
  }

  private static List<String> dimensions(Properties alarm) {
    return alarm.objects("Dimensions").stream()
        .map(each -> each.text("Name") + "=" + each.text("Value"))
        .toList();
  }

  private static String section(String description) {
    Matcher matcher = Pattern.compile("docs/OPERATIONS\\.md#([a-z-]+)\\.$").matcher(description);
    return matcher.find() ? matcher.group(1) : "none in: " + description;
  }
}
