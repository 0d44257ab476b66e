package io.weir.ingest.sync;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.InvalidChecksum;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.error.UnexpectedFileSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The granules of one message that were not copied, and why. Not thread-safe. */
final class SyncFailures {
  /** How many granules the error names. */
  static final int MOST_NAMED = 20;

  private record Failure(String granuleId, TaskException cause) {
    String text() {
      return "granule '%s': %s".formatted(granuleId, cause.getMessage());
    }
  }

  private final List<Failure> named = new ArrayList<>();
  private Optional<RemoteResourceError> transientOne = Optional.empty();
  private long failed;
  private long copied;

  void copied() {
    copied++;
  }

  void failed(String granuleId, TaskException cause) {
    failed++;
    if (named.size() < MOST_NAMED) {
      named.add(new Failure(granuleId, cause));
    }
    if (cause instanceof RemoteResourceError remote && transientOne.isEmpty()) {
      transientOne = Optional.of(remote);
    }
  }

  /** Tells whether a failure is one of the content, which trying again would not change. */
  static boolean isCorrupt(TaskException failure) {
    return failure instanceof InvalidChecksum || failure instanceof UnexpectedFileSize;
  }

  /** Fails if a granule has; as one worth trying again, if one of the failures is. */
  void throwIfAny() {
    if (named.isEmpty()) {
      return;
    }
    String text = text();
    if (transientOne.isPresent()) {
      throw new RemoteResourceError(text, transientOne.get());
    }
    TaskException first = named.getFirst().cause();
    throw switch (first) {
      case InvalidChecksum _ -> new InvalidChecksum(text);
      case UnexpectedFileSize _ -> new UnexpectedFileSize(text);
      case FileNotFound _ -> new FileNotFound(text, first);
      default -> new InvalidArgument(text, first);
    };
  }

  private String text() {
    String texts = String.join("; ", named.stream().map(Failure::text).toList());
    if (failed + copied == 1) {
      return texts;
    }
    return "%s (%d of %d granules failed; %d are in their places)"
        .formatted(texts, failed, failed + copied, copied);
  }
}
