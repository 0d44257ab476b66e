package io.weir.ingest.pdr;

import io.weir.ingest.record.CollectionId;
import java.util.List;

/**
 * One granule that a PDR lists.
 *
 * @param line where it begins
 * @param collection by {@code DATA_TYPE} and {@code DATA_VERSION}
 * @param files at least one
 */
record FileGroup(long line, CollectionId collection, List<FileSpec> files) {
  FileGroup {
    files = List.copyOf(files);
  }

  long size() {
    return files.stream().mapToLong(FileSpec::size).sum();
  }
}
