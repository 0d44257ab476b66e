package io.weir.ingest.provider;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * The files that a provider offers. All methods block, change nothing there, and may be called by
 * several threads.
 */
public interface ProviderFiles {
  /** Takes the entries of a listing, one by one, as they are read. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes the next entry.
     *
     * @param name its file name, not checked
     * @param file checks name and path: {@link InvalidArgument} if they leave the provider's top. A
     *     visitor asks only for what it takes, so that a stray entry stops no listing.
     */
    void entry(String name, Supplier<RemoteFile> file) throws IOException;
  }

  /**
   * Lists the files below a path, in no certain order. What fails has no result, whatever the
   * visitor was given: half a listing is a failure, not a short listing.
   *
   * @param path a folder; of a bucket, what keys begin with: {@code data} is also {@code data-old},
   *     {@code data/} is that folder alone
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

  /** Names a file for people and records, such as {@code s3://BUCKET/KEY}. */
  String describe(RemoteFile file);
}
