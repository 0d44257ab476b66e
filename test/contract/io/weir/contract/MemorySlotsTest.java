package io.weir.contract;

final class MemorySlotsTest extends SlotsContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
