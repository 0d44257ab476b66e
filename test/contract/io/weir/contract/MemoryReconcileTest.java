package io.weir.contract;

final class MemoryReconcileTest extends ReconcileContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
