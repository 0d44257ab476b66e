package io.weir.aws;

import io.weir.semaphore.ReconcileLease;
import java.time.Instant;
import java.util.Map;

/** The reconciler's lease, an item of the table of the semaphores. */
final class DynamoDbReconcileLease implements ReconcileLease {
  static final String KEY = "reconcile";

  private static final String TAKE = "SET #owner = :owner, leaseUntil = :until";

  /**
   * The owner may take it again: a retry of the client asks twice. What somebody has edited into
   * nonsense holds nobody up.
   */
  private static final String FREE =
      "attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR #owner = :owner"
          + " OR NOT attribute_type(leaseUntil, :number)";

  private static final String GIVE_BACK = "SET leaseUntil = :until";

  private static final String OWNED = "#owner = :owner";

  private final Table table;

  DynamoDbReconcileLease(Table table) {
    this.table = table;
  }

  @Override
  public boolean take(String owner, Instant now, Instant until) {
    return table.update(
        KEY,
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
  public void giveBack(String owner, Instant notBefore) {
    table.update(
        KEY,
        new Write(
            GIVE_BACK,
            OWNED,
            Map.of(
                ":owner", Values.text(owner), ":until", Values.number(notBefore.toEpochMilli()))));
  }
}
