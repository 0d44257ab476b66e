package io.weir.aws;

import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.Delays;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The semaphores, slots and pass leases of one environment, in two DynamoDB tables: one of
 * semaphores, hash key {@code key}, and one of slots, hash key {@code holder}, both texts.
 *
 * <p>Thread-safe; the client stays the caller's to close.
 */
public final class DynamoDbTables {
  private final Table semaphores;
  private final Table slots;
  private final Delays delays;
  private final Consumer<String> warnings;

  /**
   * Uses tables that exist.
   *
   * @param semaphores the name of the table of semaphores
   * @param slots the name of the table of slots
   * @param delays waits before a read that DynamoDB throttled is repeated
   * @param warnings is told, in one line, of an item that a scan left out because somebody edited
   *     it into nonsense
   */
  public DynamoDbTables(
      DynamoDbClient client,
      String semaphores,
      String slots,
      Delays delays,
      Consumer<String> warnings) {
    this.semaphores = new Table(client, semaphores, SemaphoreItem.KEY);
    this.slots = new Table(client, slots, SlotItem.HOLDER);
    this.delays = delays;
    this.warnings = warnings;
  }

  /** Returns the semaphores. */
  public Semaphores semaphores() {
    return new DynamoDbSemaphores(semaphores, reader(semaphores));
  }

  /** Returns the slots, which count in the semaphores' table. */
  public Slots slots() {
    return new DynamoDbSlots(semaphores, slots, reader(slots));
  }

  /** Returns the pass leases, kept in the semaphores' table. */
  public PassLeases leases() {
    return new DynamoDbPassLeases(semaphores);
  }

  /** Returns the reconciler's lease, kept in the semaphores' table. */
  public ReconcileLease reconcileLease() {
    return new DynamoDbReconcileLease(semaphores);
  }

  /** Returns the executions found foreign, kept in the semaphores' table. */
  public ForeignExecutions foreignExecutions() {
    return new DynamoDbForeignExecutions(semaphores, reader(semaphores));
  }

  private TableReader reader(Table table) {
    return new TableReader(table, delays, warnings);
  }
}
