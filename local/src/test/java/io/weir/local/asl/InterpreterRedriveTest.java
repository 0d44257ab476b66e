package io.weir.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.weir.local.asl.data.Variables;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run that goes on where an earlier one failed. One function does all work and keeps a list. */
class InterpreterRedriveTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant REDRIVE = START.plus(Duration.ofHours(2));
  private static final String WORK =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:lambda:us-east-1:000000000000:function:work\"";
  private static final String TWO_TASKS =
      """
      {"StartAt": "First", "States": {
        "First": {%1$s, "ResultPath": "$.first", "Next": "Second"},
        "Second": {%1$s, "ResultPath": "$.second", "End": true}}}"""
          .formatted(WORK);
  private static final String MAP =
      """
      {"StartAt": "All", "States": {"All": {"Type": "Map", "MaxConcurrency": 1, "End": true,
        "ItemProcessor": {"StartAt": "One", "States": {
          "One": {"Type": "Pass", "Next": "Two"},
          "Two": {%s, "End": true}}}}}}"""
          .formatted(WORK);

  private static final String PARALLEL =
      """
      {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "One", "States": {"One": {%1$s, "End": true}}},
        {"StartAt": "Two", "States": {"Two": {%1$s, "End": true}}}]}}}"""
          .formatted(WORK);

  private final List<String> worked = new ArrayList<>();
  private Set<String> failing = Set.of();
  private String error = "Bad";
  private ExecutionHistory history = new ExecutionHistory();
  private Progress progress = new Progress();

  @Test
  void redrive_afterAFailedState_runsThatStateAgainWithItsInput() throws Exception {
    failing = Set.of("{\"n\":1,\"first\":1}");
    assertThat(run(TWO_TASKS, "{\"n\":1}", null))
        .isEqualTo(new ExecutionOutcome.Failed("Bad", null));

    failing = Set.of();
    assertThat(redrive(TWO_TASKS, "{\"n\":1}"))
        .isEqualTo(succeeded("{\"n\":1,\"first\":1,\"second\":1}"));

    assertThat(worked)
        .containsExactly("{\"n\":1}", "{\"n\":1,\"first\":1}", "{\"n\":1,\"first\":1}");
  }

  @Test
  void redrive_writesOnWhereTheHistoryEnded() throws Exception {
    failing = Set.of("{\"n\":1,\"first\":1}");
    run(TWO_TASKS, "{\"n\":1}", null);
    int before = history.size();

    failing = Set.of();
    redrive(TWO_TASKS, "{\"n\":1}");

    List<HistoryEvent> added = history.events().subList(before, history.size());
    assertThat(added)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_REDRIVEN,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
            HistoryEventType.LAMBDA_FUNCTION_STARTED,
            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(added.getFirst().details()).isEqualTo(new EventDetails.Redriven(1));
    assertThat(added.getFirst().timestamp()).isEqualTo(REDRIVE);
    assertThat(added.getFirst().id()).isEqualTo(before + 1);
    assertThat(added.getFirst().previousEventId()).isEqualTo(before);
    assertThat(added.get(1).previousEventId()).isEqualTo(before + 1);
  }

  @Test
  void redrive_ofAMap_runsOnlyTheIterationsThatDidNotEndWell() throws Exception {
    failing = Set.of("2");
    run(MAP, "[1,2,3]", null);
    assertThat(worked).containsExactly("1", "2");

    failing = Set.of("3");
    redrive(MAP, "[1,2,3]");
    failing = Set.of();
    assertThat(redrive(MAP, "[1,2,3]")).isEqualTo(succeeded("[1,1,1]"));

    assertThat(worked).containsExactly("1", "2", "2", "3", "3");
  }

  @Test
  void redrive_ofAParallel_runsOnlyTheBranchesThatDidNotEndWell() throws Exception {
    progress.reach(new Step(JsonParser.parseString("{}"), "Both"), Variables.NONE);
    progress.beginChildren().succeed(0, JsonParser.parseString("\"kept\""));

    assertThat(redrive(PARALLEL, "{}")).isEqualTo(succeeded("[\"kept\",1]"));

    assertThat(worked).containsExactly("{}");
  }

  @Test
  void redrive_knowsTheVariablesOfTheStatesBefore() throws Exception {
    String definition =
        """
        {"StartAt": "First", "States": {
          "First": {"Type": "Pass", "Assign": {"n.$": "$.n"}, "Next": "Second"},
          "Second": {%s, "Parameters": {"n.$": "$n"}, "End": true}}}"""
            .formatted(WORK);
    failing = Set.of("{\"n\":7}");
    run(definition, "{\"n\":7}", null);

    failing = Set.of();
    assertThat(redrive(definition, "{\"n\":7}")).isEqualTo(succeeded("1"));

    assertThat(worked).containsExactly("{\"n\":7}", "{\"n\":7}");
  }

  @Test
  void redrive_ofAMapIteration_goesOnAtTheStateThatFailed() throws Exception {
    failing = Set.of("2");
    run(MAP, "[1,2]", null);
    int before = history.size();

    failing = Set.of();
    redrive(MAP, "[1,2]");

    assertThat(history.events().subList(before, history.size()))
        .extracting(HistoryEvent::type)
        .contains(HistoryEventType.MAP_ITERATION_STARTED, HistoryEventType.TASK_STATE_ENTERED)
        .doesNotContain(HistoryEventType.PASS_STATE_ENTERED);
  }

  @Test
  void redrive_ofAMapThatFailedOfTooMuchData_runsEveryIteration() throws Exception {
    error = "States.DataLimitExceeded";
    failing = Set.of("2");
    run(MAP, "[1,2]", null);

    failing = Set.of();
    redrive(MAP, "[1,2]");

    assertThat(worked).containsExactly("1", "2", "1", "2");
  }

  @Test
  void retryOfAMap_runsEveryIterationAgain() throws Exception {
    failing = Set.of("2");
    run(
        MAP.replace(
            "\"MaxConcurrency\": 1,",
            """
            "MaxConcurrency": 1, "Retry": [{"ErrorEquals": ["Bad"], "MaxAttempts": 1}],"""),
        "[1,2]",
        null);

    assertThat(worked).containsExactly("1", "2", "1", "2");
  }

  @Test
  void redrive_resetsTheRetries() throws Exception {
    String retried =
        TWO_TASKS.replaceFirst(
            "\"Next\"",
            """
            "Retry": [{"ErrorEquals": ["Bad"], "MaxAttempts": 2}], "Next\"""");
    failing = Set.of("{}");
    run(retried, "{}", null);
    assertThat(worked).hasSize(3);

    redrive(retried, "{}");

    assertThat(worked).hasSize(6);
  }

  @Test
  void redrive_isToldInTheContextObject() throws Exception {
    String definition =
        """
        {"StartAt": "First", "States": {"First": {%s, "End": true, "Parameters": {
          "count.$": "$$.Execution.RedriveCount", "started.$": "$$.Execution.StartTime"}}}}"""
            .formatted(WORK);
    failing = Set.of("{\"count\":0,\"started\":\"2026-01-01T00:00:00Z\"}");
    run(definition, "{}", null);
    redrive(definition, "{}");

    assertThat(worked).last().isEqualTo("{\"count\":1,\"started\":\"2026-01-01T00:00:00Z\"}");
    assertThat(info("{}", new ExecutionInfo.Redrive(1, REDRIVE)).context().toString())
        .contains("\"RedriveTime\":\"2026-01-01T02:00:00Z\"");
  }

  @Test
  void runThatWasStopped_changesNothingOfTheNextOne() throws Exception {
    failing = Set.of("{}");
    run(TWO_TASKS, "{}", null);
    Progress copy = progress.copy();
    ExecutionHistory reopened = history.reopened();
    int before = reopened.size();

    progress.reach(new Step(JsonParser.parseString("{}"), "Second"), Variables.NONE);
    history.append(1, START, HistoryEventType.TASK_STATE_ABORTED, new EventDetails.None());

    assertThat(copy.orElse(new Step(JsonParser.parseString("1"), "Second")).next())
        .isEqualTo("First");
    assertThat(reopened.size()).isEqualTo(before);
  }

  private ExecutionOutcome redrive(String definition, String input) throws Exception {
    history = history.reopened();
    progress = progress.copy();
    return run(definition, input, new ExecutionInfo.Redrive(1, REDRIVE));
  }

  private ExecutionOutcome run(
      String definition, String input, ExecutionInfo.@Nullable Redrive redrive) throws Exception {
    RandomGenerator middle = () -> Long.MIN_VALUE;
    ExecutionOutcome outcome =
        new Interpreter(
                new InterpreterSettings(
                    "000000000000", "us-east-1", new NoWaiting(), this::work, middle))
            .run(StateMachineDefinition.parse(definition), info(input, redrive), history, progress);
    history.end(outcome, START);
    return outcome;
  }

  private TaskResult work(String arn, String payload, Duration atMost) {
    worked.add(payload);
    return failing.contains(payload)
        ? new TaskResult.Failed(error, null)
        : new TaskResult.Succeeded("1");
  }

  private static ExecutionInfo info(String input, ExecutionInfo.@Nullable Redrive redrive) {
    return new ExecutionInfo(
        "arn",
        "name",
        "role",
        START,
        "machine-arn",
        "machine",
        JsonParser.parseString(input),
        redrive);
  }

  private static ExecutionOutcome succeeded(String output) {
    return new ExecutionOutcome.Succeeded(JsonParser.parseString(output));
  }

  /** A clock for which every wait is over. */
  private static final class NoWaiting implements ExecutionClock {
    @Override
    public Instant now() {
      return START;
    }

    @Override
    public void sleepUntil(Instant instant) {}

    @Override
    public void awaitUntil(Instant instant, CompletableFuture<?> signal) {}
  }
}
