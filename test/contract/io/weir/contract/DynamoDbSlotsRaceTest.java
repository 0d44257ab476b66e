package io.weir.contract;

final class DynamoDbSlotsRaceTest extends SlotsRaceContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
