package io.weir.contract;

final class DynamoDbReconcileTest extends ReconcileContract {
  @Override
  Tables tables() {
    return new InDynamoDbTables();
  }
}
