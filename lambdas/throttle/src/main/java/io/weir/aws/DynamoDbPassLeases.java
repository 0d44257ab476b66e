package io.weir.aws;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.PassLeases;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Pass leases in the table of the semaphores, an item a queue. */
final class DynamoDbPassLeases implements PassLeases {
  /** What their keys begin with. */
  static final String PREFIX = "pass:";

  private static final String TAKE = "SET #owner = :owner, leaseUntil = :until";

  /**
   * The owner may take it again: a retry of the client asks twice. What somebody has edited into
   * nonsense holds nobody up.
   */
  private static final String FREE =
      "attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR #owner = :owner"
          + " OR NOT attribute_type(leaseUntil, :number)";

  private static final String RENEW = "SET leaseUntil = :until";

  private static final String OWNED = "#owner = :owner";

  private static final String NOTE = "SET wake = if_not_exists(wake, :zero) + :freed";

  private static final String TAKEN = "leaseUntil > :now";

  private static final String OWNED_AND_NOTHING_NOTED =
      "#owner = :owner AND (attribute_not_exists(wake) OR wake = :zero)";

  private static final String CLEAR_NOTE = "SET wake = :zero";

  private final Table table;

  DynamoDbPassLeases(Table table) {
    this.table = table;
  }

  @Override
  public boolean take(QueueUrl queue, String owner, Instant now, Instant until) {
    return table.update(
        key(queue),
        new Write(
            TAKE,
            FREE,
            Map.of(
                ":owner", Values.text(owner),
                ":until", Values.number(until.toEpochMilli()),
                ":now", Values.number(now.toEpochMilli()),
                ":number", Values.NUMBER_TYPE)));
  }

  @Override
  public void renew(QueueUrl queue, String owner, Instant until) {
    table.update(
        key(queue),
        new Write(
            RENEW,
            OWNED,
            Map.of(":owner", Values.text(owner), ":until", Values.number(until.toEpochMilli()))));
  }

  @Override
  public boolean wake(QueueUrl queue, int freed, Instant now) {
    return table.update(
        key(queue),
        new Write(
            NOTE,
            TAKEN,
            Map.of(
                ":zero", Values.number(0),
                ":freed", Values.number(freed),
                ":now", Values.number(now.toEpochMilli()))));
  }

  @Override
  public int giveBack(QueueUrl queue, String owner) {
    return deleteUnlessNoted(queue, owner) ? 0 : takeNote(queue, owner);
  }

  private boolean deleteUnlessNoted(QueueUrl queue, String owner) {
    Write write =
        new Write(
            null,
            OWNED_AND_NOTHING_NOTED,
            Map.of(":owner", Values.text(owner), ":zero", Values.number(0)));
    try {
      table
          .client()
          .deleteItem(
              request ->
                  request
                      .tableName(table.name())
                      .key(table.key(key(queue)))
                      .conditionExpression(write.condition())
                      .expressionAttributeNames(write.names())
                      .expressionAttributeValues(write.values()));
      return true;
    } catch (ConditionalCheckFailedException notedOrTaken) {
      return false;
    } catch (SdkException failure) {
      throw table.failed("delete of " + key(queue), failure);
    }
  }

  private int takeNote(QueueUrl queue, String owner) {
    Item before =
        table.updated(
            key(queue),
            new Write(
                CLEAR_NOTE, OWNED, Map.of(":owner", Values.text(owner), ":zero", Values.number(0))),
            ReturnValue.UPDATED_OLD);
    Integer noted = before == null ? null : before.countOrNull("wake");
    return noted == null ? 0 : noted;
  }

  private static String key(QueueUrl queue) {
    return PREFIX + queue.value();
  }
}
