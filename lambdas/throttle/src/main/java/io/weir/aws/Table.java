package io.weir.aws;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import io.weir.semaphore.SemaphoreException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One table and the writes to it. Every failure becomes a {@link SemaphoreException} that names the
 * table and what was tried. Thread-safe.
 *
 * @param client sends the requests
 * @param name the table's name
 * @param keyName its hash key, a text
 */
record Table(DynamoDbClient client, String name, String keyName) {
  private static final String NO_SUCH_TABLE =
      "no such table; create it, or set the function's SemaphoresTable and SlotsTable right";

  /** Writes if the condition holds, and tells whether it did. */
  boolean update(String key, Write write) {
    return updated(key, write, ReturnValue.NONE) != null;
  }

  /** Writes if the condition holds, and returns what {@code wanted} asks for; null if not. */
  @Nullable Item updated(String key, Write write, ReturnValue wanted) {
    try {
      var answer =
          client.updateItem(
              request ->
                  request
                      .tableName(name)
                      .key(key(key))
                      .updateExpression(write.update())
                      .conditionExpression(write.condition())
                      .expressionAttributeNames(write.names())
                      .expressionAttributeValues(write.valuesOrNull())
                      .returnValues(wanted));
      return item(key, answer.attributes());
    } catch (ConditionalCheckFailedException refused) {
      return null;
    } catch (SdkException failure) {
      throw failed("update of " + key, failure);
    }
  }

  TransactWriteItem transactedUpdate(String key, Write write) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(name)
                    .key(key(key))
                    .updateExpression(write.update())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.valuesOrNull())
                    .returnValuesOnConditionCheckFailure(ALL_OLD))
        .build();
  }

  TransactWriteItem transactedPut(Map<String, AttributeValue> attributes, String condition) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(attributes)
                    .conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(ALL_OLD))
        .build();
  }

  TransactWriteItem transactedDelete(String key, Write write) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(name)
                    .key(key(key))
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.valuesOrNull())
                    .returnValuesOnConditionCheckFailure(ALL_OLD))
        .build();
  }

  Map<String, AttributeValue> key(String key) {
    return Map.of(keyName, Values.text(key));
  }

  Item item(String key, Map<String, AttributeValue> attributes) {
    return new Item(name, key, attributes);
  }

  Item item(Map<String, AttributeValue> attributes) {
    AttributeValue key = attributes.get(keyName);
    return item(key == null || key.s() == null ? "?" : key.s(), attributes);
  }

  /** Runs a request that has no expected refusal. */
  <T> T ask(String action, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException failure) {
      throw failed(action, failure);
    }
  }

  SemaphoreException failed(String action, SdkException failure) {
    String cause =
        failure instanceof ResourceNotFoundException ? NO_SUCH_TABLE : failure.getMessage();
    return new SemaphoreException("table " + name + ": " + action + " failed: " + cause, failure);
  }
}
