package io.weir.contract;

final class DynamoDbPassLeasesTest extends PassLeasesContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
