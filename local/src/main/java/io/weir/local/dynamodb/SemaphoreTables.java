package io.weir.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables that hold semaphores and slots, as a deployment has them. */
public final class SemaphoreTables {
  /** Name of the table of semaphores, one item a key. */
  public static final String SEMAPHORES = "Semaphores";

  /** Name of the table of held slots, one item a holder. */
  public static final String SLOTS = "Slots";

  private SemaphoreTables() {}

  /** Creates both tables; one that exists is left as it is. */
  public static void create(DynamoDbClient dynamoDb) {
    create(dynamoDb, SEMAPHORES, "key");
    create(dynamoDb, SLOTS, "holder");
  }

  private static void create(DynamoDbClient dynamoDb, String table, String hashKey) {
    try {
      dynamoDb.createTable(
          request ->
              request
                  .tableName(table)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName(hashKey)
                          .keyType(KeyType.HASH)
                          .build())
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName(hashKey)
                          .attributeType(ScalarAttributeType.S)
                          .build()));
    } catch (ResourceInUseException e) {
      // An endpoint named by the user keeps its tables between runs.
    }
  }
}
