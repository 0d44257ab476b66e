package io.weir.contract;

final class MemoryAcquireTest extends AcquireContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
