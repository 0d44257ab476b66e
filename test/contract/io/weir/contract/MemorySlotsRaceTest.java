package io.weir.contract;

final class MemorySlotsRaceTest extends SlotsRaceContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
