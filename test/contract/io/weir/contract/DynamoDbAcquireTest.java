package io.weir.contract;

final class DynamoDbAcquireTest extends AcquireContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
