package io.weir.contract;

final class MemoryPassLeasesTest extends PassLeasesContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
