package io.weir.local.events;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages in the shape that Lambda gives them to functions. */
final class SqsEvent {
  private SqsEvent() {}

  static String of(List<Message> messages, String queueArn) {
    JsonArray records = new JsonArray();
    messages.forEach(message -> records.add(record(message, queueArn)));
    JsonObject event = new JsonObject();
    event.add("Records", records);
    return event.toString();
  }

  private static JsonObject record(Message message, String queueArn) {
    JsonObject record = new JsonObject();
    record.addProperty("messageId", message.messageId());
    record.addProperty("receiptHandle", message.receiptHandle());
    record.addProperty("body", message.body());
    record.add("attributes", texts(message.attributesAsStrings()));
    record.add("messageAttributes", messageAttributes(message.messageAttributes()));
    record.addProperty("md5OfBody", message.md5OfBody());
    record.addProperty("eventSource", "aws:sqs");
    record.addProperty("eventSourceARN", queueArn);
    record.addProperty("awsRegion", queueArn.split(":", -1)[3]);
    return record;
  }

  private static JsonObject texts(Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::addProperty);
    return object;
  }

  private static JsonObject messageAttributes(Map<String, MessageAttributeValue> attributes) {
    JsonObject object = new JsonObject();
    attributes.forEach((name, value) -> object.add(name, messageAttribute(value)));
    return object;
  }

  private static JsonObject messageAttribute(MessageAttributeValue value) {
    JsonObject object = new JsonObject();
    if (value.stringValue() != null) {
      object.addProperty("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      String base64 = Base64.getEncoder().encodeToString(value.binaryValue().asByteArray());
      object.addProperty("binaryValue", base64);
    }
    object.add("stringListValues", new JsonArray());
    object.add("binaryListValues", new JsonArray());
    object.addProperty("dataType", value.dataType());
    return object;
  }
}
