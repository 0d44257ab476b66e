package io.weir.ingest.sync;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.record.DuplicateHandling;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Puts verified files in their places. The same content again is nothing to do; another one is
 * treated as the collection says.
 */
final class Placement {
  /** As Cumulus names an earlier version: {@code KEY.v20170125T065100123}. */
  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("'.v'yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private final ObjectStore store;
  private final DuplicateHandling duplicates;

  Placement(ObjectStore store, DuplicateHandling duplicates) {
    this.store = requireNonNull(store);
    this.duplicates = requireNonNull(duplicates);
  }

  /**
   * Puts a file in its place.
   *
   * @throws InvalidArgument if another content is there and duplicates are errors
   */
  SyncedFile place(WantedFile wanted, Download download) throws IOException {
    Optional<ObjectInfo> present = store.head(wanted.to());
    if (present.isEmpty()) {
      return put(wanted, download, false);
    }
    String checksum = checksumOf(wanted);
    if (present.get().size() == download.size() && checksum.equals(download.checksum())) {
      return new SyncedFile(wanted, download.size(), checksum, false);
    }
    return switch (duplicates) {
      case SKIP -> new SyncedFile(wanted, present.get().size(), checksum, true);
      case REPLACE -> put(wanted, download, true);
      case VERSION -> {
        store.copy(wanted.to(), version(wanted.to(), present.get().lastModified()));
        yield put(wanted, download, true);
      }
      case ERROR ->
          throw new InvalidArgument(
              "file '%s': %s has another content, and duplicateHandling is error"
                  .formatted(wanted.file().name(), wanted.to()));
    };
  }

  private SyncedFile put(WantedFile wanted, Download download, boolean duplicate)
      throws IOException {
    store.put(wanted.to(), download.content());
    return new SyncedFile(wanted, download.size(), download.checksum(), duplicate);
  }

  private String checksumOf(WantedFile wanted) throws IOException {
    try (InputStream stream = store.get(wanted.to())) {
      return Download.checksum(stream, wanted.checksumType());
    }
  }

  private static ObjectLocation version(ObjectLocation of, Instant modified) {
    return new ObjectLocation(of.bucket(), of.key() + VERSION.format(modified));
  }
}
