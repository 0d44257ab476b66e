package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.queue.MessageAttribute;
import io.weir.queue.QuarantineAttributes;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Translates messages from and to SQS' form. */
final class SqsMessages {
  /** The most attributes of a message (SQS' quota). */
  private static final int ATTRIBUTE_LIMIT = 10;

  /** The most bytes of a message: body, and names, types and values of attributes (SQS' quota). */
  private static final int BYTES_LIMIT = 1_048_576;

  private SqsMessages() {}

  static QueueMessage read(Message message) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, read(value)));
    return new QueueMessage(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        Math.toIntExact(number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)),
        Instant.ofEpochMilli(number(message, MessageSystemAttributeName.SENT_TIMESTAMP)),
        attributes);
  }

  private static long number(Message message, MessageSystemAttributeName name) {
    return Long.parseLong(message.attributes().getOrDefault(name, "0"));
  }

  private static MessageAttribute read(MessageAttributeValue value) {
    String text =
        value.binaryValue() == null
            ? value.stringValue()
            : Base64.getEncoder().encodeToString(value.binaryValue().asByteArrayUnsafe());
    return new MessageAttribute(value.dataType(), text);
  }

  /**
   * Returns the message's attributes and, as far as SQS has room for more, those that say why it
   * was quarantined: first the reason, then its detail, then the queue it came from. Reasons of an
   * earlier quarantine give way.
   */
  static Map<String, MessageAttributeValue> withReason(
      QueueMessage message, Rejection rejection, QueueUrl source) {
    Map<String, MessageAttribute> reasons = QuarantineAttributes.of(rejection, source);
    Map<String, MessageAttribute> all = new LinkedHashMap<>(message.attributes());
    all.keySet().removeAll(reasons.keySet());
    int bytes = message.body().getBytes(UTF_8).length;
    bytes += all.entrySet().stream().mapToInt(SqsMessages::bytes).sum();
    for (Map.Entry<String, MessageAttribute> reason : reasons.entrySet()) {
      bytes += bytes(reason);
      if (all.size() == ATTRIBUTE_LIMIT || bytes > BYTES_LIMIT) {
        break;
      }
      all.put(reason.getKey(), reason.getValue());
    }
    Map<String, MessageAttributeValue> written = new HashMap<>();
    all.forEach((name, attribute) -> written.put(name, write(attribute)));
    return written;
  }

  private static int bytes(Map.Entry<String, MessageAttribute> attribute) {
    MessageAttribute value = attribute.getValue();
    int valueBytes = value.isBinary() ? binary(value).length : value.value().getBytes(UTF_8).length;
    return attribute.getKey().getBytes(UTF_8).length
        + value.dataType().getBytes(UTF_8).length
        + valueBytes;
  }

  private static MessageAttributeValue write(MessageAttribute attribute) {
    MessageAttributeValue.Builder value =
        MessageAttributeValue.builder().dataType(attribute.dataType());
    return attribute.isBinary()
        ? value.binaryValue(SdkBytes.fromByteArrayUnsafe(binary(attribute))).build()
        : value.stringValue(attribute.value()).build();
  }

  private static byte[] binary(MessageAttribute attribute) {
    return Base64.getDecoder().decode(attribute.value());
  }
}
