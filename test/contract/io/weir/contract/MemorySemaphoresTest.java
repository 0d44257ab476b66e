package io.weir.contract;

final class MemorySemaphoresTest extends SemaphoresContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
