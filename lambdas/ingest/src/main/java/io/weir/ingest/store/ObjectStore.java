package io.weir.ingest.store;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.RemoteResourceError;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects in buckets. All methods block, are safe to repeat, and may be called by several threads.
 * Any may fail with {@link RemoteResourceError} when the store does not answer or refuses.
 */
public interface ObjectStore {
  /**
   * Opens an object; the caller closes.
   *
   * @throws FileNotFound if there is none, or its bucket does not exist
   */
  InputStream get(ObjectLocation from);

  /** Looks an object up; empty if there is none. */
  Optional<ObjectInfo> head(ObjectLocation location);

  /** Writes an object whole, or not at all; replaces one that is there. */
  void put(ObjectLocation to, Content content);

  /**
   * Lists a bucket, page by page.
   *
   * @param prefix what keys begin with; empty for all
   * @param nextToken a page's {@link ObjectPage#next}, null for the first page
   * @throws FileNotFound if the bucket does not exist
   */
  ObjectPage list(String bucket, String prefix, @Nullable String nextToken);

  /**
   * Copies an object within the store; replaces one that is there.
   *
   * @throws FileNotFound if there is no such object
   */
  void copy(ObjectLocation from, ObjectLocation to);

  /** Deletes an object, if it is there. */
  void delete(ObjectLocation location);
}
