package io.weir.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class S3FilesTest {
  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));
  private final ProviderFiles provider = new S3Files(store, "source");

  @Test
  void list_pathWithSlash_isThatFolderAlone() throws IOException {
    put("data/a.hdf", "data/2017/b.hdf", "data-old/a.hdf");

    assertThat(Listing.of(provider, "/data/"))
        .extracting(RemoteFile::key)
        .containsExactlyInAnyOrder("data/a.hdf", "data/2017/b.hdf");
  }

  @Test
  void list_pathWithoutSlash_isWhatKeysBeginWith() throws IOException {
    put("data/a.hdf", "data-old/a.hdf", "other/a.hdf");

    assertThat(Listing.of(provider, "data"))
        .extracting(RemoteFile::key)
        .containsExactlyInAnyOrder("data/a.hdf", "data-old/a.hdf");
  }

  @Test
  void list_top_isAllOfTheBucket() throws IOException {
    put("a.hdf", "data/b.hdf");

    assertThat(Listing.of(provider, "")).hasSize(2);
    assertThat(Listing.of(provider, "/")).hasSize(2);
  }

  @Test
  void list_moreThanAPage_givesEachFileOnce() throws IOException {
    String[] keys =
        IntStream.range(0, 1_001).mapToObj("data/%04d.hdf"::formatted).toArray(String[]::new);
    put(keys);

    assertThat(Listing.of(provider, "data/")).extracting(RemoteFile::key).containsExactly(keys);
  }

  @Test
  void list_strayKeys_stopOnlyWhoTakesThem() throws IOException {
    put("data/a.hdf", "data//readme.txt", "data/../b.txt");
    List<String> names = new ArrayList<>();

    provider.list("data/", (name, _) -> names.add(name));

    assertThat(names).containsExactlyInAnyOrder("a.hdf", "readme.txt", "b.txt");
    assertThatThrownBy(() -> Listing.of(provider, "data/"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("leaves its bucket");
  }

  @Test
  void list_pathThatLeavesTheBucket_isRefused() {
    assertThatThrownBy(() -> Listing.of(provider, "data/../../etc"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("the path 'data/../../etc' leaves its bucket");
  }

  private void put(String... keys) {
    for (String key : keys) {
      store.put(new ObjectLocation("source", key), Content.of("bytes"));
    }
  }
}
