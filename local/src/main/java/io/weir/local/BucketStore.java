package io.weir.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where buckets are. */
public sealed interface BucketStore {
  /** Nowhere: nothing of the stack uses S3, and no S3 is started. */
  record None() implements BucketStore {}

  /**
   * A folder, served by an S3 server in a child process; what is in it stays when the stack ends.
   *
   * @param module the built folder {@code local/s3/target}
   * @param folder is created if it does not exist
   * @param buckets names of those that are created if they do not exist
   */
  record Folder(Path module, Path folder, List<String> buckets) implements BucketStore {
    public Folder {
      buckets = List.copyOf(buckets);
    }
  }

  /** An S3 of the user's, with the user's buckets. */
  record Endpoint(URI uri) implements BucketStore {}
}
