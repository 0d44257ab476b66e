package io.weir.infra.construct;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/**
 * The two tables of the throttle: {@code PREFIX-Semaphores}, the counts and limits, and {@code
 * PREFIX-Slots}, who holds each slot. On demand, encrypted with the account's key for DynamoDB; if
 * retained, with point-in-time recovery and deletion protection.
 */
public final class SemaphoreTables extends Construct {
  private final Retention retention;
  private final Table semaphores;
  private final Table slots;

  /**
   * Creates the tables.
   *
   * @param prefix what their names begin with
   * @param retention what becomes of them with the stack
   */
  public SemaphoreTables(Construct scope, String id, String prefix, Retention retention) {
    super(scope, id);
    this.retention = retention;
    this.semaphores = createSemaphores(prefix + "-Semaphores");
    this.slots = createSlots(prefix + "-Slots");
  }

  /** Returns the table of semaphores. */
  public Table semaphores() {
    return semaphores;
  }

  /** Returns the table of slots. */
  public Table slots() {
    return slots;
  }

  /** The throttle also keeps here what it found foreign, until {@code forgetAt}. */
  private Table createSemaphores(String name) {
    return table("Semaphores", name, "key").timeToLiveAttribute("forgetAt").build();
  }

  private Table createSlots(String name) {
    return table("Slots", name, "holder").build();
  }

  private Table.Builder table(String id, String name, String hashKey) {
    return Table.Builder.create(this, id)
        .tableName(name)
        .partitionKey(Attribute.builder().name(hashKey).type(AttributeType.STRING).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .encryption(TableEncryption.AWS_MANAGED)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder()
                .pointInTimeRecoveryEnabled(retention.isRetained())
                .build())
        .deletionProtection(retention.isRetained())
        .removalPolicy(removalPolicy());
  }

  /** What is protected from deletion cannot be rolled back: it stays, and is imported later. */
  private RemovalPolicy removalPolicy() {
    return retention.isRetained() ? RemovalPolicy.RETAIN : retention.removalPolicy();
  }
}
