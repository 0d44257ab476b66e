package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is known of an object without reading it.
 *
 * @param key its key
 * @param size its size in bytes
 * @param lastModified when it was written
 */
public record ObjectInfo(String key, long size, Instant lastModified) {
  /** Checks that all are there. */
  public ObjectInfo {
    requireNonNull(key);
    requireNonNull(lastModified);
  }
}
