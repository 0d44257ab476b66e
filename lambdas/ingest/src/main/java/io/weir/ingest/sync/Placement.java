package io.weir.ingest.sync;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.record.DuplicateHandling;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts verified files in their places. The same content again is nothing to do; another one is
 * treated as the collection says. All places are looked at before anything is put into the first,
 * so a granule that may not be placed leaves the buckets as they were.
 */
final class Placement {
  private final ObjectStore store;
  private final DuplicateHandling duplicates;

  Placement(ObjectStore store, DuplicateHandling duplicates) {
    this.store = requireNonNull(store);
    this.duplicates = requireNonNull(duplicates);
  }

  /** What is in a file's place already. */
  private record Present(ObjectInfo object, String checksum) {
    boolean isSameAs(Download download) {
      return object.size() == download.size() && checksum.equals(download.checksum());
    }
  }

  private record Look(FetchedFile file, Optional<Present> present) {}

  /**
   * Puts a granule's files in their places.
   *
   * @throws InvalidArgument if another content is in one of them and duplicates are errors
   */
  List<SyncedFile> place(List<FetchedFile> files) throws IOException {
    List<Look> looks = new ArrayList<>();
    for (FetchedFile file : files) {
      looks.add(look(file));
    }
    List<SyncedFile> placed = new ArrayList<>();
    for (Look look : looks) {
      placed.add(place(look));
    }
    return placed;
  }

  private Look look(FetchedFile file) throws IOException {
    ObjectLocation place = file.wanted().to();
    Optional<ObjectInfo> object = store.head(place);
    if (object.isEmpty()) {
      return new Look(file, Optional.empty());
    }
    Present present = new Present(object.get(), checksum(place, file.wanted()));
    if (duplicates == DuplicateHandling.ERROR && !present.isSameAs(file.download())) {
      throw new InvalidArgument(
          "file '%s': %s has another content, and duplicateHandling is error"
              .formatted(file.wanted().file().name(), place));
    }
    return new Look(file, Optional.of(present));
  }

  private SyncedFile place(Look look) throws IOException {
    WantedFile wanted = look.file().wanted();
    if (look.present().isEmpty()) {
      return put(look.file(), false);
    }
    Present present = look.present().get();
    if (present.isSameAs(look.file().download())) {
      return new SyncedFile(wanted, present.object().size(), present.checksum(), false);
    }
    return switch (duplicates) {
      case SKIP -> new SyncedFile(wanted, present.object().size(), present.checksum(), true);
      case REPLACE -> put(look.file(), true);
      case VERSION -> {
        keep(wanted, present);
        yield put(look.file(), true);
      }
      case ERROR -> throw new IllegalStateException("looked at before: " + wanted.to());
    };
  }

  private SyncedFile put(FetchedFile file, boolean duplicate) throws IOException {
    Download download = file.download();
    store.put(file.wanted().to(), download.content());
    return new SyncedFile(file.wanted(), download.size(), download.checksum(), duplicate);
  }

  /** Copies what is in a file's place to the first name that is free, or has that content. */
  private void keep(WantedFile wanted, Present present) throws IOException {
    for (ObjectLocation name : KeptVersions.names(wanted.to(), present.object().lastModified())) {
      Optional<ObjectInfo> taken = store.head(name);
      if (taken.isEmpty()) {
        store.copy(wanted.to(), name);
        return;
      }
      if (taken.get().size() == present.object().size()
          && checksum(name, wanted).equals(present.checksum())) {
        return;
      }
    }
    throw new InvalidArgument(
        "file '%s': %d versions of one second are kept beside %s already; delete some"
            .formatted(wanted.file().name(), KeptVersions.MOST_NAMES, wanted.to()));
  }

  private String checksum(ObjectLocation object, WantedFile wanted) throws IOException {
    try (InputStream stream = store.get(object)) {
      return Download.checksum(stream, wanted.checksumType());
    }
  }
}
