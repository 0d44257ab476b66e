package io.weir.contract;

import io.weir.aws.DynamoDbTables;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.Delays;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Two new tables in DynamoDB Local. */
final class InDynamoDbTables implements Tables {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DynamoDbClient client = Engines.CLIENTS.dynamoDb();
  private final String semaphores = "Semaphores" + NUMBER.incrementAndGet();
  private final String slots = "Slots" + NUMBER.incrementAndGet();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final DynamoDbTables tables;

  InDynamoDbTables() {
    create(semaphores, "key");
    create(slots, "holder");
    tables = over(client);
  }

  /** The same tables, asked by another client. */
  DynamoDbTables over(DynamoDbClient other) {
    return new DynamoDbTables(other, semaphores, slots, NO_DELAYS, warnings::add);
  }

  /** Tables that nobody has created. */
  DynamoDbTables missing() {
    return new DynamoDbTables(client, "NoSemaphores", "NoSlots", NO_DELAYS, warnings::add);
  }

  /** What was left out. */
  List<String> warnings() {
    return warnings;
  }

  @Override
  public Semaphores semaphores() {
    return tables.semaphores();
  }

  @Override
  public Slots slots() {
    return tables.slots();
  }

  @Override
  public PassLeases leases() {
    return tables.leases();
  }

  @Override
  public ReconcileLease reconcileLease() {
    return tables.reconcileLease();
  }

  @Override
  public ForeignExecutions foreignExecutions() {
    return tables.foreignExecutions();
  }

  @Override
  public void setUsed(SemaphoreKey key, int used) {
    editSemaphore(key, "semvalue", number(used));
  }

  void editSemaphore(SemaphoreKey key, String attribute, AttributeValue value) {
    editSemaphore(key.value(), attribute, value);
  }

  /** Edits an item of the table of the semaphores, whatever it is, or creates it. */
  void editSemaphore(String key, String attribute, AttributeValue value) {
    edit(semaphores, Map.of("key", text(key)), attribute, value);
  }

  void editSlot(String holder, String attribute, AttributeValue value) {
    edit(slots, Map.of("holder", text(holder)), attribute, value);
  }

  void removeFromSlot(String holder, String attribute) {
    client.updateItem(
        update ->
            update
                .tableName(slots)
                .key(Map.of("holder", text(holder)))
                .updateExpression("REMOVE #attribute")
                .expressionAttributeNames(Map.of("#attribute", attribute)));
  }

  /** Writes a slot once more, for another holder. */
  void copySlot(String holder, String other) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            client.getItem(get -> get.tableName(slots).key(Map.of("holder", text(holder)))).item());
    item.put("holder", text(other));
    client.putItem(put -> put.tableName(slots).item(item));
  }

  Map<String, AttributeValue> semaphoreItem(SemaphoreKey key) {
    return client
        .getItem(get -> get.tableName(semaphores).key(Map.of("key", text(key.value()))))
        .item();
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }

  private void edit(
      String table, Map<String, AttributeValue> key, String attribute, AttributeValue value) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key)
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", value)));
  }

  private void create(String table, String hashKey) {
    client.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName(hashKey).keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName(hashKey)
                        .attributeType(ScalarAttributeType.S)
                        .build()));
  }

  static final Delays NO_DELAYS =
      new Delays() {
        @Override
        public void pause(Duration duration) {}

        @Override
        public Duration between(Duration least, Duration most) {
          return least;
        }
      };
}
