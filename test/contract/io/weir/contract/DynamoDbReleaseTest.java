package io.weir.contract;

final class DynamoDbReleaseTest extends ReleaseContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
