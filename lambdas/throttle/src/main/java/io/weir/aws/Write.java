package io.weir.aws;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is done to one item, and under which condition.
 *
 * @param update what is set; null for a put or a delete
 * @param condition what must hold; null where nothing must
 * @param values what the placeholders of both stand for
 */
record Write(
    @Nullable String update, @Nullable String condition, Map<String, AttributeValue> values) {
  /** Attributes with names that DynamoDB reserves; DynamoDB refuses unused placeholders. */
  private static final Map<String, String> RESERVED = Map.of("#token", "token", "#owner", "owner");

  Write {
    requireNonNull(values);
  }

  /** Returns the placeholders of names that the two expressions use; null for none. */
  @Nullable Map<String, String> names() {
    Map<String, String> used = new HashMap<>(RESERVED);
    used.keySet().removeIf(name -> !uses(update, name) && !uses(condition, name));
    return used.isEmpty() ? null : used;
  }

  /** Returns the values, or null for none, as DynamoDB wants it. */
  @Nullable Map<String, AttributeValue> valuesOrNull() {
    return values.isEmpty() ? null : values;
  }

  private static boolean uses(@Nullable String expression, String name) {
    return expression != null && expression.contains(name);
  }
}
