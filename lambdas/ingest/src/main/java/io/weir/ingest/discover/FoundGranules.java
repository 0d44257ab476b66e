package io.weir.ingest.discover;

import io.weir.ingest.error.InvalidArgument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sorted files, read as the granules they belong to: one at a time. Not thread-safe. */
final class FoundGranules {
  /** More files than this are a granuleIdExtraction that takes everything for one granule. */
  static final int MOST_FILES = 1_000;

  private final SortedLines lines;
  private @Nullable FoundFile ahead;

  FoundGranules(SortedLines lines) throws IOException {
    this.lines = lines;
    ahead = read();
  }

  /** Returns the files of the next granule; empty after the last. */
  Optional<List<FoundFile>> next() throws IOException {
    if (ahead == null) {
      return Optional.empty();
    }
    String granule = ahead.owner();
    List<FoundFile> files = new ArrayList<>();
    while (ahead != null && ahead.owner().equals(granule)) {
      if (files.size() == MOST_FILES) {
        throw new InvalidArgument(
            "granule '%s' has more than %d files; see the collection's granuleIdExtraction"
                .formatted(granule, MOST_FILES));
      }
      files.add(ahead);
      ahead = read();
    }
    return Optional.of(files);
  }

  private @Nullable FoundFile read() throws IOException {
    String line = lines.next();
    return line == null ? null : FoundFile.parse(line);
  }
}
