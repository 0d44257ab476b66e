package io.weir.ingest.provider;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.InputStream;

/**
 * The files that a provider offers. All methods block, change nothing there, and may be called by
 * several threads.
 */
public interface ProviderFiles {
  /** Takes the files of a listing, one by one, as they are read. */
  @FunctionalInterface
  interface Visitor {
    /** Takes the next file. */
    void file(RemoteFile file) throws IOException;
  }

  /**
   * Lists the files below a path, in no certain order. What fails has no result, whatever the
   * visitor was given: half a listing is a failure, not a short listing.
   *
   * @param path a folder, or what the provider's keys begin with
   * @throws RemoteResourceError if the provider does not answer, or breaks off
   * @throws FileNotFound if there is no such folder
   * @throws InvalidArgument if the path leaves the provider's top
   */
  void list(String path, Visitor visitor) throws IOException;

  /**
   * Opens a file; the caller closes. A stream that breaks off fails, it does not end early.
   *
   * @throws FileNotFound if there is none
   * @throws RemoteResourceError if the provider does not answer
   */
  InputStream open(RemoteFile file) throws IOException;

  /**
   * Returns the same of another bucket, which a file names as its {@code source_bucket}; of a
   * provider without buckets, its own.
   */
  default ProviderFiles in(String bucket) {
    return this;
  }

  /** Names a file for people and records, such as {@code s3://BUCKET/KEY}. */
  String describe(RemoteFile file);
}
