package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

/**
 * Where an object is.
 *
 * @param bucket the bucket's name
 * @param key the object's key, without a leading slash
 */
public record ObjectLocation(String bucket, String key) {
  /** Checks that both are there. */
  public ObjectLocation {
    requireNonNull(bucket);
    requireNonNull(key);
    if (bucket.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException("bucket and key must not be empty: " + bucket + "/" + key);
    }
  }

  /** Returns {@code s3://BUCKET/KEY}. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
