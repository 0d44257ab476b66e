package io.weir.contract;

import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.store.ObjectStore;
import java.time.InstantSource;

final class MemoryObjectStoreTest extends ObjectStoreContract {
  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());

  @Override
  ObjectStore store() {
    return store;
  }
}
