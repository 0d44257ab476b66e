package io.weir.cli.stack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The slots held, as their table has them; shares no code with those who write it. Thread-safe. */
public final class SlotTable implements AutoCloseable {
  private final DynamoDbClient dynamoDb;
  private final String table;

  SlotTable(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * A slot held.
   *
   * @param holder an execution's ARN
   * @param token of the attempt that holds it; another attempt has another
   */
  public record HeldSlot(String holder, String token) {}

  /** All slots, read consistently, in no order. */
  public List<HeldSlot> read() {
    return dynamoDb
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream()
        .map(SlotTable::slot)
        .toList();
  }

  @Override
  public void close() {
    dynamoDb.close();
  }

  private static HeldSlot slot(Map<String, AttributeValue> item) {
    return new HeldSlot(text(item, "holder"), text(item, "token"));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return requireNonNull(item.get(attribute), attribute).s();
  }
}
