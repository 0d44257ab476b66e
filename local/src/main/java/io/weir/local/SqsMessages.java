package io.weir.local;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.MessageSender;
import io.weir.local.asl.TaskResult;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends the messages of Task states to the local SQS, and names failures as Step Functions does.
 */
record SqsMessages(SqsClient sqs) implements MessageSender {

  @Override
  public TaskResult send(JsonObject parameters, Duration atMost) throws InterruptedException {
    try {
      SendMessageRequest request = request(parameters);
      SendMessageResponse sent =
          sqs.sendMessage(
              request.toBuilder()
                  .overrideConfiguration(call -> call.apiCallTimeout(atMost))
                  .build());
      return new TaskResult.Succeeded(answer(sent).toString());
    } catch (AbortedException stopped) {
      throw stopped(stopped);
    } catch (ApiCallTimeoutException late) {
      return new TaskResult.TimedOut();
    } catch (AwsServiceException refused) {
      return new TaskResult.Failed(errorName(refused), refused.getMessage());
    } catch (SdkClientException unreachable) {
      return new TaskResult.Failed("SQS.SdkClientException", unreachable.getMessage());
    } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException wrong) {
      return new TaskResult.Failed(
          "SQS.AmazonSQSException", "A parameter of SendMessage has the wrong type");
    }
  }

  private static InterruptedException stopped(AbortedException cause) {
    InterruptedException stopped = new InterruptedException(cause.getMessage());
    stopped.initCause(cause);
    return stopped;
  }

  /** The service's errors have their own names, what it does not model the client's. */
  private static String errorName(AwsServiceException refused) {
    return refused.getClass().equals(SqsException.class)
        ? "SQS.AmazonSQSException"
        : "SQS." + refused.getClass().getSimpleName();
  }

  private static SendMessageRequest request(JsonObject parameters) {
    SendMessageRequest.Builder request =
        SendMessageRequest.builder()
            .queueUrl(parameters.get("QueueUrl").getAsString())
            .messageBody(parameters.get("MessageBody").getAsString());
    text(parameters, "MessageGroupId").ifPresent(request::messageGroupId);
    text(parameters, "MessageDeduplicationId").ifPresent(request::messageDeduplicationId);
    if (parameters.has("DelaySeconds")) {
      request.delaySeconds(parameters.get("DelaySeconds").getAsInt());
    }
    if (parameters.has("MessageAttributes")) {
      request.messageAttributes(attributes(parameters.getAsJsonObject("MessageAttributes")));
    }
    return request.build();
  }

  private static Map<String, MessageAttributeValue> attributes(JsonObject given) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : given.entrySet()) {
      JsonObject value = entry.getValue().getAsJsonObject();
      MessageAttributeValue.Builder attribute = MessageAttributeValue.builder();
      text(value, "DataType").ifPresent(attribute::dataType);
      text(value, "StringValue").ifPresent(attribute::stringValue);
      text(value, "BinaryValue")
          .map(Base64.getDecoder()::decode)
          .map(SdkBytes::fromByteArray)
          .ifPresent(attribute::binaryValue);
      attributes.put(entry.getKey(), attribute.build());
    }
    return attributes;
  }

  private static Optional<String> text(JsonObject parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).map(JsonElement::getAsString);
  }

  private static JsonObject answer(SendMessageResponse sent) {
    JsonObject answer = new JsonObject();
    answer.addProperty("MD5OfMessageBody", sent.md5OfMessageBody());
    if (sent.md5OfMessageAttributes() != null) {
      answer.addProperty("MD5OfMessageAttributes", sent.md5OfMessageAttributes());
    }
    answer.addProperty("MessageId", sent.messageId());
    if (sent.sequenceNumber() != null) {
      answer.addProperty("SequenceNumber", sent.sequenceNumber());
    }
    return answer;
  }
}
