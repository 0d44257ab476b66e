package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.asl.TaskResult;
import io.weir.local.sqs.Queue;
import io.weir.local.sqs.TestSqs;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsMessagesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final TestSqs SQS = new TestSqs();

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @Test
  void send_withAttributes_arrivesAndTellsItsId() throws Exception {
    Queue queue = SQS.createQueue("granules", Duration.ofSeconds(30));

    TaskResult result =
        send(
            """
            {"QueueUrl": "%s", "MessageBody": "{\\"a\\":1}", "DelaySeconds": 0,
             "MessageAttributes": {
               "kind": {"DataType": "String", "StringValue": "k"},
               "raw": {"DataType": "Binary", "BinaryValue": "%s"}}}"""
                .formatted(queue.url(), Base64.getEncoder().encodeToString(new byte[] {1, 2})));

    Message message =
        SQS.client()
            .receiveMessage(r -> r.queueUrl(queue.url()).messageAttributeNames("All"))
            .messages()
            .getFirst();
    assertThat(message.body()).isEqualTo("{\"a\":1}");
    assertThat(message.messageAttributes())
        .containsOnly(
            Map.entry("kind", attribute("String").stringValue("k").build()),
            Map.entry(
                "raw",
                attribute("Binary")
                    .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                    .build()));
    assertThat(result)
        .isInstanceOfSatisfying(
            TaskResult.Succeeded.class,
            succeeded -> {
              JsonObject answer = JsonParser.parseString(succeeded.json()).getAsJsonObject();
              assertThat(answer.get("MessageId").getAsString()).isEqualTo(message.messageId());
              assertThat(answer.get("MD5OfMessageBody").getAsString())
                  .isEqualTo(message.md5OfBody());
              assertThat(answer.has("MD5OfMessageAttributes")).isTrue();
            });
  }

  @Test
  void send_unknownQueue_failsWithTheErrorOfStepFunctions() throws Exception {
    String url = SQS.server().endpoint() + "/000000000000/nowhere";

    assertThat(error(send("{\"QueueUrl\": \"%s\", \"MessageBody\": \"m\"}".formatted(url))))
        .isEqualTo("SQS.QueueDoesNotExistException");
  }

  @Test
  void send_parameterOfAnotherType_fails() throws Exception {
    String url = SQS.createQueue("typed", Duration.ofSeconds(30)).url();

    assertThat(
            error(
                send(
                    "{\"QueueUrl\": \"%s\", \"MessageBody\": \"m\", \"DelaySeconds\": \"soon\"}"
                        .formatted(url))))
        .isEqualTo("SQS.AmazonSQSException");
  }

  private static MessageAttributeValue.Builder attribute(String type) {
    return MessageAttributeValue.builder().dataType(type);
  }

  private static TaskResult send(String parameters) throws InterruptedException {
    return new SqsMessages(SQS.client())
        .send(JsonParser.parseString(parameters).getAsJsonObject(), PATIENCE);
  }

  private static String error(TaskResult result) {
    return result instanceof TaskResult.Failed failed ? failed.error() : "none";
  }
}
