package io.weir.contract;

final class DynamoDbSemaphoresTest extends SemaphoresContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
