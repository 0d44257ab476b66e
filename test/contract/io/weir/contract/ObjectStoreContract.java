package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectPage;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.StoredNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the ingest tasks rely on in an object store. */
abstract class ObjectStoreContract {
  static final String BUCKET = "weir-contract";

  /** Returns the store under test; {@link #BUCKET} is there. */
  abstract ObjectStore store();

  @Test
  void get_putObject_givesItsBytes() throws IOException {
    put("get/a b+c%2F.hdf", "bytes é");

    assertThat(text("get/a b+c%2F.hdf")).isEqualTo("bytes é");
    assertThat(store().head(at("get/a b+c%2F.hdf")).map(ObjectInfo::size)).hasValue(8L);
  }

  @Test
  void put_again_replaces() throws IOException {
    put("put/a", "first");
    put("put/a", "second");

    assertThat(text("put/a")).isEqualTo("second");
  }

  @Test
  void put_noBytes_isAnObject() throws IOException {
    put("put/empty", "");

    assertThat(text("put/empty")).isEmpty();
  }

  @Test
  void get_absent_isNotFound() {
    assertThatThrownBy(() -> store().get(at("none")))
        .isInstanceOf(FileNotFound.class)
        .hasMessageContaining("s3://weir-contract/none");
    assertThat(store().head(at("none"))).isEmpty();
  }

  @Test
  void delete_presentOrAbsent_leavesNothing() {
    put("delete/a", "x");

    store().delete(at("delete/a"));
    store().delete(at("delete/a"));

    assertThat(store().head(at("delete/a"))).isEmpty();
  }

  @Test
  void copy_object_givesItsBytesInBothPlaces() throws IOException {
    put("copy/a b", "x");

    store().copy(at("copy/a b"), at("copy/b"));

    assertThat(text("copy/b")).isEqualTo("x");
    assertThat(text("copy/a b")).isEqualTo("x");
  }

  @Test
  void list_prefix_givesItsKeysInOrder() {
    put("list/b", "1");
    put("list/a/c", "22");
    put("list/a-b", "3");
    put("list2", "4");

    assertThat(list("list/")).containsExactly("list/a-b", "list/a/c", "list/b");
    assertThat(list("none/")).isEmpty();
  }

  @Test
  void list_moreThanAPage_givesEachKeyOnceInOrder() {
    List<String> keys = IntStream.range(0, 1_205).mapToObj("many/%04d"::formatted).toList();
    keys.parallelStream().forEach(key -> put(key, ""));

    assertThat(list("many/")).isEqualTo(keys);
  }

  @Test
  void contains_encodedNames_areFoundInTheOrderOfTheListing() {
    List<String> names =
        List.of("a-b", "a.b", "a/b", "a_b", "A", "aé", "a b", "a%", "a\uD83D\uDE00").stream()
            .map(StoredNames::encoded)
            .sorted()
            .toList();
    names.forEach(name -> put("names/" + name, ""));
    StoredNames stored = new StoredNames(store(), BUCKET, "names/");

    assertThat(names).allMatch(stored::contains);
  }

  private List<String> list(String prefix) {
    List<String> keys = new ArrayList<>();
    @Nullable String token = null;
    do {
      ObjectPage page = store().list(BUCKET, prefix, token);
      page.objects().forEach(object -> keys.add(object.key()));
      token = page.nextToken();
    } while (token != null);
    return keys;
  }

  private void put(String key, String text) {
    store().put(at(key), Content.of(text));
  }

  private String text(String key) throws IOException {
    try (InputStream stream = store().get(at(key))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ObjectLocation at(String key) {
    return new ObjectLocation(BUCKET, key);
  }
}
