package io.weir.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.memory.MemoryObjectStore;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class StoredNamesTest {
  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));

  @Test
  void contains_namesAcrossPages_findsEach() {
    for (int i = 0; i < 2_500; i += 2) {
      put("p/%04d".formatted(i));
    }
    StoredNames names = new StoredNames(store, "bucket", "p/");

    for (int i = 0; i < 2_500; i++) {
      assertThat(names.contains("%04d".formatted(i))).as("%d", i).isEqualTo(i % 2 == 0);
    }
  }

  @Test
  void contains_otherPrefix_isNotThere() {
    put("p2/a");

    assertThat(new StoredNames(store, "bucket", "p/").contains("a")).isFalse();
  }

  @Test
  void encoded_otherCharacters_areTheirBytes() {
    assertThat(StoredNames.encoded("MOD_09-a.hdf")).isEqualTo("MOD_09-a.hdf");
    assertThat(StoredNames.encoded("a/b é")).isEqualTo("a%2Fb%20%C3%A9");
  }

  private void put(String key) {
    store.put(new ObjectLocation("bucket", key), Content.of(""));
  }
}
