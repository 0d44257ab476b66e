package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.local.asl.TaskResult;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The events that EventBridge would get. */
class StatusChangeTest {

  private static final String INPUT =
      """
      {"n":1}""";

  @Test
  void succeeded_event_hasEveryFieldOfTheService() throws Exception {
    try (LocalEndpoint local = start(new TaskResult.Succeeded("{\"done\":true}"))) {
      String machine = local.create("work", LocalEndpoint.TASK);
      String arn = local.start(machine, "one", INPUT).executionArn();
      JsonObject running = local.nextEvent();
      JsonObject ended = local.nextEvent();

      assertThat(running.keySet())
          .containsExactlyInAnyOrder(
              "version",
              "id",
              "detail-type",
              "source",
              "account",
              "time",
              "region",
              "resources",
              "detail");
      assertThat(ended.get("detail-type").getAsString())
          .isEqualTo("Step Functions Execution Status Change");
      assertThat(ended.get("account").getAsString()).isEqualTo("000000000000");
      assertThat(ended.get("region").getAsString()).isEqualTo("us-east-1");
      assertThat(ended.getAsJsonArray("resources").get(0).getAsString()).isEqualTo(arn);
      assertThat(ended.get("time").getAsString()).matches("[-0-9]{10}T[0-9:]{8}Z");

      JsonObject before = running.getAsJsonObject("detail");
      JsonObject after = ended.getAsJsonObject("detail");
      assertThat(before.get("status").getAsString()).isEqualTo("RUNNING");
      assertThat(before.get("stopDate").isJsonNull()).isTrue();
      assertThat(before.get("output").isJsonNull()).isTrue();
      assertThat(before.get("outputDetails").isJsonNull()).isTrue();
      assertThat(after.get("executionArn").getAsString()).isEqualTo(arn);
      assertThat(after.get("stateMachineArn").getAsString()).isEqualTo(machine);
      assertThat(after.get("name").getAsString()).isEqualTo("one");
      assertThat(after.get("status").getAsString()).isEqualTo("SUCCEEDED");
      assertThat(after.get("startDate").getAsLong())
          .isEqualTo(before.get("startDate").getAsLong())
          .isLessThanOrEqualTo(after.get("stopDate").getAsLong());
      assertThat(after.get("input").getAsString()).isEqualTo(INPUT);
      assertThat(after.getAsJsonObject("inputDetails").get("included").getAsBoolean()).isTrue();
      assertThat(after.get("output").getAsString()).isEqualTo("{\"done\":true}");
      assertThat(after.get("error").isJsonNull()).isTrue();
      assertThat(after.get("redriveCount").getAsInt()).isZero();
    }
  }

  @Test
  void failed_event_hasErrorAndCause() throws Exception {
    try (LocalEndpoint local = start(new TaskResult.Failed("Bad", "because"))) {
      local.start(local.create("work", LocalEndpoint.TASK), "one", INPUT);
      JsonObject detail = local.awaitEnd();

      assertThat(detail.get("status").getAsString()).isEqualTo("FAILED");
      assertThat(detail.get("error").getAsString()).isEqualTo("Bad");
      assertThat(detail.get("cause").getAsString()).isEqualTo("because");
      assertThat(detail.get("output").isJsonNull()).isTrue();
      assertThat(detail.get("outputDetails").isJsonNull()).isTrue();
    }
  }

  @Test
  void timedOut_execution_saysSoEverywhere() throws Exception {
    try (LocalEndpoint local =
        new LocalEndpoint(
            (arn, payload, atMost) -> new TaskResult.TimedOut(),
            builder -> builder.clock(new LeapingClock()))) {
      String machine =
          local.create(
              "slow",
              """
              {"StartAt": "Rest", "TimeoutSeconds": 60, "States": {"Rest":
                {"Type": "Wait", "Seconds": 3600, "End": true}}}""");
      String arn = local.start(machine, "one", INPUT).executionArn();
      JsonObject detail = local.awaitEnd();

      assertThat(detail.get("status").getAsString()).isEqualTo("TIMED_OUT");
      assertThat(detail.get("stopDate").getAsLong() - detail.get("startDate").getAsLong())
          .isEqualTo(60_000);
      assertThat(local.client().describeExecution(r -> r.executionArn(arn)).status())
          .isEqualTo(ExecutionStatus.TIMED_OUT);
      ExecutionRecord record = local.endpoint().executions().getFirst();
      assertThat(record.status()).isEqualTo(io.weir.local.stepfunctions.ExecutionStatus.TIMED_OUT);
      assertThat(record.stop()).isEqualTo(record.start().plusSeconds(60));
    }
  }

  @Test
  void event_ofDataBeyondTheLimit_leavesItOut() throws Exception {
    String large = "\"" + "x".repeat(130_000) + "\"";
    String larger = "\"" + "y".repeat(255_000) + "\"";
    try (LocalEndpoint local = start(new TaskResult.Succeeded(large))) {
      String machine = local.create("work", LocalEndpoint.TASK);

      local.start(machine, "both", large);
      JsonObject both = local.awaitEnd();
      local.start(machine, "input", larger);
      JsonObject running = local.nextEvent().getAsJsonObject("detail");

      assertThat(both.get("input").isJsonNull()).isTrue();
      assertThat(both.getAsJsonObject("inputDetails").get("included").getAsBoolean()).isFalse();
      assertThat(both.get("output").getAsString()).isEqualTo(large);
      assertThat(both.getAsJsonObject("outputDetails").get("included").getAsBoolean()).isTrue();
      assertThat(running.get("input").isJsonNull()).isTrue();
      assertThat(running.getAsJsonObject("inputDetails").get("included").getAsBoolean()).isFalse();
    }
  }

  @Test
  void event_ofOutputBeyondTheLimit_leavesBothOut() throws Exception {
    try (LocalEndpoint local = start(new TaskResult.Succeeded("\"" + "y".repeat(255_000) + "\""))) {
      local.start(local.create("work", LocalEndpoint.TASK), "one", INPUT);
      JsonObject detail = local.awaitEnd();

      assertThat(detail.get("output").isJsonNull()).isTrue();
      assertThat(detail.getAsJsonObject("outputDetails").get("included").getAsBoolean()).isFalse();
      assertThat(detail.get("input").isJsonNull()).isTrue();
    }
  }

  @Test
  void listener_thatBlocksOrFails_stopsNoExecution() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(3);
    try (LocalEndpoint local =
        new LocalEndpoint(
            (arn, payload, atMost) -> {
              answered.countDown();
              return new TaskResult.Succeeded("1");
            },
            builder ->
                builder.listener(
                    event -> {
                      called.countDown();
                      awaitUntilClosed(never);
                    }))) {
      String machine = local.create("work", LocalEndpoint.TASK);
      for (String name : List.of("one", "two", "three")) {
        local.start(machine, name, INPUT);
      }

      assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitUntilClosed(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException closed) {
      throw new IllegalStateException("the endpoint was closed", closed);
    }
  }

  private static LocalEndpoint start(TaskResult result) {
    return new LocalEndpoint((arn, payload, atMost) -> result, builder -> builder);
  }
}
