package io.weir.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes values as DynamoDB has them. {@link Item} reads them back. */
final class Values {
  /** One width, so that the order of the texts is the order of the times. */
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** What {@code attribute_type} calls a number. */
  static final AttributeValue NUMBER_TYPE = text("N");

  private Values() {}

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue flag(boolean flag) {
    return AttributeValue.fromBool(flag);
  }

  static AttributeValue instant(Instant instant) {
    return text(INSTANT.format(instant));
  }

  static AttributeValue texts(Collection<String> texts) {
    return AttributeValue.fromSs(texts.stream().sorted().toList());
  }

  static AttributeValue map(Map<String, AttributeValue> map) {
    return AttributeValue.fromM(map);
  }
}
