package io.weir.contract;

final class MemoryReleaseTest extends ReleaseContract {
  @Override
  Tables tables() {
    return new InMemoryTables();
  }
}
