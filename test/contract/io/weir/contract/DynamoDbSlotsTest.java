package io.weir.contract;

final class DynamoDbSlotsTest extends SlotsContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
