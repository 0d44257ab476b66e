package io.weir.local.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates tables as a deployment has them: paid by request, with a hash key. */
public final class Tables {
  private Tables() {}

  /** Creates the tables; one that exists is left as it is. */
  public static void create(DynamoDbClient dynamoDb, List<TableDefinition> tables) {
    tables.forEach(table -> create(dynamoDb, table.name(), table.hashKey()));
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
