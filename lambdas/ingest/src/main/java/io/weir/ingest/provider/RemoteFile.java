package io.weir.ingest.provider;

import io.weir.ingest.error.InvalidArgument;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file at a provider.
 *
 * @param path its folder, without slashes at its ends; empty for the top
 * @param name its file name
 * @param size in bytes, where the listing tells
 * @param time when it was written, where the listing tells
 */
public record RemoteFile(String path, String name, OptionalLong size, Optional<Instant> time) {
  /**
   * Checks that path and name stay below the provider's top.
   *
   * @throws InvalidArgument if they leave it
   */
  public RemoteFile {
    Paths.check(path, name);
  }

  /** Creates a file of which only the place is known. */
  public static RemoteFile at(String path, String name) {
    return new RemoteFile(Paths.trimmed(path), name, OptionalLong.empty(), Optional.empty());
  }

  /** Returns path and name. */
  public String key() {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
