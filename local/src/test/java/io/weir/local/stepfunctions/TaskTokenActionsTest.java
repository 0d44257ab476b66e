package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.asl.TaskResult;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Tasks that send a message and wait for somebody to tell their end. */
class TaskTokenActionsTest {

  private static final String ASK =
      """
      {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "TimeoutSeconds": 600, "HeartbeatSeconds": 300,
        "Parameters": {"QueueUrl": "http://queue", "MessageBody": {"token.$": "$$.Task.Token"}}}}}
      """;

  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final LocalEndpoint local =
      new LocalEndpoint(
          (arn, payload, atMost) -> new TaskResult.Succeeded("{}"),
          builder ->
              builder.messageSender(
                  (parameters, atMost) -> {
                    bodies.add(parameters.get("MessageBody").getAsString());
                    return new TaskResult.Succeeded("{\"MessageId\":\"id\"}");
                  }));

  @AfterEach
  void stop() {
    local.close();
  }

  @Test
  void sendTaskSuccess_endsTheTaskWithItsOutput() throws Exception {
    String arn = ask();
    String token = nextToken();

    local.client().sendTaskHeartbeat(r -> r.taskToken(token));
    local.client().sendTaskSuccess(r -> r.taskToken(token).output("{\"granules\":3}"));

    assertThat(local.awaitEnd().get("output").getAsString()).isEqualTo("{\"granules\":3}");
    assertThatThrownBy(() -> local.client().sendTaskHeartbeat(r -> r.taskToken(token)))
        .isInstanceOf(TaskTimedOutException.class);
    HistoryEvent scheduled = event(arn, HistoryEventType.TASK_SCHEDULED);
    assertThat(scheduled.taskScheduledEventDetails().resourceType()).isEqualTo("sqs");
    assertThat(scheduled.taskScheduledEventDetails().resource())
        .isEqualTo("sendMessage.waitForTaskToken");
    assertThat(scheduled.taskScheduledEventDetails().timeoutInSeconds()).isEqualTo(600);
    assertThat(scheduled.taskScheduledEventDetails().heartbeatInSeconds()).isEqualTo(300);
    assertThat(event(arn, HistoryEventType.TASK_SUBMITTED).taskSubmittedEventDetails().output())
        .isEqualTo("{\"MessageId\":\"id\"}");
  }

  @Test
  void sendTaskFailure_failsTheTask() throws Exception {
    ask();
    String token = nextToken();

    local.client().sendTaskFailure(r -> r.taskToken(token).error("Refused").cause("by hand"));

    JsonObject end = local.awaitEnd();
    assertThat(end.get("status").getAsString()).isEqualTo("FAILED");
    assertThat(end.get("error").getAsString()).isEqualTo("Refused");
    assertThat(end.get("cause").getAsString()).isEqualTo("by hand");
    assertThatThrownBy(() -> local.client().sendTaskFailure(r -> r.taskToken(token)))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void sendTaskSuccess_outputNotJson_isRefusedAndTheTaskWaitsOn() throws Exception {
    ask();
    String token = nextToken();

    assertThatThrownBy(() -> local.client().sendTaskSuccess(r -> r.taskToken(token).output("{")))
        .isInstanceOf(InvalidOutputException.class);

    local.client().sendTaskSuccess(r -> r.taskToken(token).output("1"));
    assertThat(local.awaitEnd().get("output").getAsString()).isEqualTo("1");
  }

  @Test
  void sendTaskSuccess_tokenOfNoTask_isRefused() {
    String foreign = "A".repeat(43);

    assertThatThrownBy(() -> local.client().sendTaskSuccess(r -> r.taskToken(foreign).output("1")))
        .isInstanceOf(TaskDoesNotExistException.class);
    assertThatThrownBy(() -> local.client().sendTaskSuccess(r -> r.taskToken("x").output("1")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void sendTaskSuccess_afterAStopAndARedrive_needsTheNewToken() throws Exception {
    String arn = ask();
    String old = nextToken();
    local.client().stopExecution(r -> r.executionArn(arn));
    local.awaitEnd();

    local.client().redriveExecution(r -> r.executionArn(arn));
    String token = nextToken();

    assertThat(token).isNotEqualTo(old);
    assertThatThrownBy(() -> local.client().sendTaskSuccess(r -> r.taskToken(old).output("1")))
        .isInstanceOf(TaskTimedOutException.class);
    local.client().sendTaskSuccess(r -> r.taskToken(token).output("2"));
    assertThat(local.awaitEnd().get("output").getAsString()).isEqualTo("2");
  }

  private String ask() {
    return local.start(local.create("ask", ASK), "one", "{}").executionArn();
  }

  private String nextToken() throws InterruptedException {
    String body = bodies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(body).as("the next message").isNotNull();
    return JsonParser.parseString(body).getAsJsonObject().get("token").getAsString();
  }

  private HistoryEvent event(String arn, HistoryEventType type) {
    return local.client().getExecutionHistory(r -> r.executionArn(arn)).events().stream()
        .filter(event -> event.type() == type)
        .findFirst()
        .orElseThrow();
  }
}
