package io.weir.ingest.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing, in the order of the keys.
 *
 * @param objects at most 1,000
 * @param nextToken what to ask for the next page with; null on the last one
 */
public record ObjectPage(List<ObjectInfo> objects, @Nullable String nextToken) {
  /** Copies the objects. */
  public ObjectPage {
    objects = List.copyOf(objects);
  }

  /** Returns what to ask for the next page with; empty on the last one. */
  public Optional<String> next() {
    return Optional.ofNullable(nextToken);
  }
}
