package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.local.asl.TaskResult;
import io.weir.local.events.CompletionPattern;
import io.weir.local.events.EventPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Redrives of executions whose function fails as often as it is told to, and then works. */
class RedriveExecutionTest {
  private static final Instant START = new LeapingClock().now();

  private final LeapingClock clock = new LeapingClock();
  private final BlockingQueue<TaskResult> failures = new LinkedBlockingQueue<>();
  private final LocalEndpoint local =
      new LocalEndpoint(
          (arn, payload, atMost) -> {
            TaskResult failure = failures.poll();
            return failure == null ? new TaskResult.Succeeded("\"done\"") : failure;
          },
          builder -> builder.clock(clock).closedExecutionsKept(4).historiesKept(2));

  @AfterEach
  void stop() {
    local.close();
  }

  @Test
  void failedExecution_keepsItsArnAndGoesOnToItsEnd() throws Exception {
    String arn = failed("one");
    DescribeExecutionResponse before = describe(arn);
    clock.pass(Duration.ofHours(1));

    Instant redriveDate = local.client().redriveExecution(r -> r.executionArn(arn)).redriveDate();
    local.awaitEnd();

    DescribeExecutionResponse after = describe(arn);
    assertThat(before.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(before.redriveCount()).isZero();
    assertThat(before.redriveDate()).isNull();
    assertThat(before.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    assertThat(before.redriveStatusReason()).isNull();
    assertThat(after.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(after.executionArn()).isEqualTo(arn);
    assertThat(after.startDate()).isEqualTo(START);
    assertThat(after.redriveCount()).isEqualTo(1);
    assertThat(after.redriveDate()).isEqualTo(redriveDate).isEqualTo(START.plusSeconds(3600));
    assertThat(after.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    assertThat(after.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    assertThat(after.output()).isEqualTo("\"done\"");
    assertThat(after.error()).isNull();
    assertThat(local.endpoint().executions())
        .singleElement()
        .extracting(ExecutionRecord::redriveCount)
        .isEqualTo(1);
  }

  @Test
  void history_isKeptAndWrittenOn() throws Exception {
    String arn = failed("one");
    local.client().redriveExecution(r -> r.executionArn(arn));
    local.awaitEnd();

    List<HistoryEvent> events =
        local.client().getExecutionHistory(r -> r.executionArn(arn)).events();
    assertThat(events)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
            HistoryEventType.LAMBDA_FUNCTION_STARTED,
            HistoryEventType.LAMBDA_FUNCTION_FAILED,
            HistoryEventType.EXECUTION_FAILED,
            HistoryEventType.EXECUTION_REDRIVEN,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
            HistoryEventType.LAMBDA_FUNCTION_STARTED,
            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(events.get(6).executionRedrivenEventDetails().redriveCount()).isEqualTo(1);
  }

  @Test
  void events_tellOfEachRunAndTheRuleTakesAllButTheFirst() throws Exception {
    failures.add(new TaskResult.Failed("Bad", null));
    String machine = local.create("work", LocalEndpoint.TASK);
    String arn = local.start(machine, "one", "{}").executionArn();
    List<JsonObject> events = new ArrayList<>(List.of(local.nextEvent(), local.nextEvent()));
    clock.pass(Duration.ofSeconds(5));
    local.client().redriveExecution(r -> r.executionArn(arn));
    events.addAll(List.of(local.nextEvent(), local.nextEvent()));

    EventPattern rule = EventPattern.of(CompletionPattern.ofStateMachines(List.of(machine)));
    assertThat(events).extracting(rule::matches).containsExactly(false, true, true, true);
    assertThat(events)
        .extracting(event -> event.getAsJsonObject("detail"))
        .extracting(detail -> text(detail, "status") + " " + text(detail, "redriveCount"))
        .containsExactly("\"RUNNING\" 0", "\"FAILED\" 0", "\"RUNNING\" 1", "\"SUCCEEDED\" 1");
    JsonObject failed = events.get(1).getAsJsonObject("detail");
    assertThat(text(failed, "redriveDate")).isEqualTo("null");
    assertThat(text(failed, "redriveStatus")).isEqualTo("\"REDRIVABLE\"");
    assertThat(text(failed, "redriveStatusReason")).isEqualTo("null");
    JsonObject redriven = events.get(2).getAsJsonObject("detail");
    assertThat(events.get(2).get("time").getAsString()).isEqualTo("2026-01-01T00:00:05Z");
    assertThat(text(redriven, "executionArn")).isEqualTo("\"" + arn + "\"");
    assertThat(text(redriven, "startDate")).isEqualTo(Long.toString(START.toEpochMilli()));
    assertThat(text(redriven, "redriveDate"))
        .isEqualTo(Long.toString(START.plusSeconds(5).toEpochMilli()));
    assertThat(text(redriven, "stopDate")).isEqualTo("null");
    assertThat(text(redriven, "error")).isEqualTo("null");
    assertThat(text(redriven, "redriveStatus")).isEqualTo("\"NOT_REDRIVABLE\"");
    assertThat(text(redriven, "redriveStatusReason"))
        .isEqualTo("\"Execution is RUNNING and cannot be redriven\"");
  }

  @Test
  void executionThatFailsAgain_isRedrivenAgain() throws Exception {
    String arn = failed("one");
    failures.add(new TaskResult.Failed("Worse", null));
    local.client().redriveExecution(r -> r.executionArn(arn));
    assertThat(local.awaitEnd().get("error").getAsString()).isEqualTo("Worse");

    local.client().redriveExecution(r -> r.executionArn(arn));

    assertThat(local.awaitEnd().get("redriveCount").getAsInt()).isEqualTo(2);
  }

  @Test
  void timedOutExecution_hasItsWholeTimeAgain() throws Exception {
    String machine =
        local.create(
            "slow",
            """
            {"StartAt": "Rest", "TimeoutSeconds": 60, "States": {
              "Rest": {"Type": "Wait", "Seconds": 40, "Next": "More"},
              "More": {"Type": "Wait", "Seconds": 40, "End": true}}}""");
    String arn = local.start(machine, "one", "{}").executionArn();
    assertThat(local.awaitEnd().get("status").getAsString()).isEqualTo("TIMED_OUT");
    clock.pass(Duration.ofMinutes(5));

    local.client().redriveExecution(r -> r.executionArn(arn));

    assertThat(local.awaitEnd().get("status").getAsString()).isEqualTo("SUCCEEDED");
    assertThat(clock.now()).isEqualTo(START.plusSeconds(60 + 5 * 60 + 40));
  }

  @Test
  @Timeout(30)
  void stoppedExecution_whoseFunctionAnswersLate_isNotEndedByThatAnswer() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    BlockingQueue<Thread> callers = new LinkedBlockingQueue<>();
    AtomicBoolean stubborn = new AtomicBoolean(true);
    try (LocalEndpoint slow =
        new LocalEndpoint(
            (arn, payload, atMost) -> {
              callers.add(Thread.currentThread());
              if (stubborn.getAndSet(false)) {
                awaitWhateverHappens(late);
              } else {
                never.await();
              }
              return new TaskResult.Succeeded("1");
            },
            builder -> builder)) {
      String arn = slow.start(slow.create("work", LocalEndpoint.TASK), "one", "{}").executionArn();
      Thread first = callers.take();
      slow.client().stopExecution(r -> r.executionArn(arn));
      slow.client().redriveExecution(r -> r.executionArn(arn));
      Thread second = callers.take();
      late.countDown();
      first.join();

      DescribeExecutionResponse described =
          slow.client().describeExecution(r -> r.executionArn(arn));
      assertThat(described.status()).isEqualTo(ExecutionStatus.RUNNING);
      assertThat(described.redriveCount()).isEqualTo(1);
      assertThat(slow.client().getExecutionHistory(r -> r.executionArn(arn)).events())
          .extracting(HistoryEvent::type)
          .doesNotContain(HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED);
      slow.client().stopExecution(r -> r.executionArn(arn));
      assertThat(second).satisfies(Thread::join);
    }
  }

  @Test
  void executionThatSucceeded_isNotRedrivable() throws Exception {
    String machine = local.create("work", LocalEndpoint.TASK);
    String arn = local.start(machine, "one", "{}").executionArn();
    local.awaitEnd();

    assertThatThrownBy(() -> local.client().redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("Execution is SUCCEEDED and cannot be redriven");
  }

  @Test
  void executionThatIsRunning_isNotRedrivable() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (LocalEndpoint endless =
        new LocalEndpoint(
            (arn, payload, atMost) -> {
              never.await();
              return new TaskResult.TimedOut();
            },
            builder -> builder)) {
      String arn =
          endless.start(endless.create("work", LocalEndpoint.TASK), "one", "{}").executionArn();

      assertThatThrownBy(() -> endless.client().redriveExecution(r -> r.executionArn(arn)))
          .isInstanceOf(ExecutionNotRedrivableException.class)
          .hasMessageContaining("Execution is RUNNING and cannot be redriven");
    }
  }

  @Test
  void fourteenDays_areTheLimit() throws Exception {
    String arn = failed("one");
    clock.pass(Duration.ofDays(14));
    assertThat(describe(arn).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    clock.pass(Duration.ofMillis(1));

    assertThat(describe(arn).redriveStatusReason())
        .isEqualTo("Execution redrivable period exceeded");
    assertThatThrownBy(() -> local.client().redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("Execution redrivable period exceeded");
  }

  @Test
  void executionOfADeletedStateMachine_isNotRedrivable() throws Exception {
    String arn = failed("one");
    String machine = describe(arn).stateMachineArn();
    local.client().deleteStateMachine(r -> r.stateMachineArn(machine));

    assertThat(describe(arn).redriveStatusReason())
        .isEqualTo("State machine is in DELETING status");
    assertThatThrownBy(() -> local.client().redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
  }

  @Test
  void executionWhoseHistoryIsForgotten_isNotRedrivable() throws Exception {
    String first = failed("one");
    failed("two");
    failed("three");

    assertThatThrownBy(() -> local.client().redriveExecution(r -> r.executionArn(first)))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("no longer keeps");
  }

  @Test
  void sameClientToken_redrivesOnce() throws Exception {
    String arn = failed("one");
    Instant first = redrive(arn, "token");
    local.awaitEnd();
    clock.pass(Duration.ofMinutes(15));

    assertThat(redrive(arn, "token")).isEqualTo(first);
    assertThat(describe(arn).redriveCount()).isEqualTo(1);
  }

  @Test
  void sameClientToken_afterFifteenMinutes_isAnotherRedrive() throws Exception {
    String arn = failed("one");
    failures.add(new TaskResult.Failed("Bad", null));
    redrive(arn, "token");
    local.awaitEnd();
    clock.pass(Duration.ofMinutes(15).plusMillis(1));

    redrive(arn, "token");

    assertThat(local.awaitEnd().get("redriveCount").getAsInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "ä"})
  void clientToken_malformed_isRefused(String token) throws Exception {
    String arn = failed("one");

    assertThatThrownBy(() -> redrive(arn, token))
        .isInstanceOfSatisfying(
            SfnException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void executionThatIsNotThere_isRefused() {
    String arn = "arn:aws:states:us-east-1:000000000000:execution:work:none";

    assertThatThrownBy(() -> redrive(arn, "token"))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> redrive("nonsense", "token")).isInstanceOf(InvalidArnException.class);
  }

  private String failed(String name) throws InterruptedException {
    failures.add(new TaskResult.Failed("Bad", "because"));
    String arn = local.start(local.create("work", LocalEndpoint.TASK), name, "{}").executionArn();
    assertThat(local.awaitEnd().get("status").getAsString()).isEqualTo("FAILED");
    return arn;
  }

  private Instant redrive(String arn, String token) {
    return local
        .client()
        .redriveExecution(r -> r.executionArn(arn).clientToken(token))
        .redriveDate();
  }

  private DescribeExecutionResponse describe(String arn) {
    return local.client().describeExecution(r -> r.executionArn(arn));
  }

  private static String text(JsonObject detail, String member) {
    return String.valueOf(detail.get(member));
  }

  private static void awaitWhateverHappens(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
