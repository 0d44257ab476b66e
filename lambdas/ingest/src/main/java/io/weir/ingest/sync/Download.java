package io.weir.ingest.sync;

import io.weir.ingest.checksum.Checksum;
import io.weir.ingest.checksum.ChecksumType;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.TemporaryOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes in a temporary file, checksummed as they came. */
final class Download implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path file;
  private final long size;
  private final String checksum;

  private Download(Path file, long size, String checksum) {
    this.file = file;
    this.size = size;
    this.checksum = checksum;
  }

  /** Reads a stream to its end; the caller closes both. */
  static Download of(InputStream stream, ChecksumType type) throws IOException {
    Path file = Files.createTempFile("weir-file", "");
    try (OutputStream out = TemporaryOutput.to(file)) {
      Checksum checksum = type.begin();
      long size = transfer(stream, out, checksum);
      return new Download(file, size, checksum.value());
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(file);
      throw failure;
    }
  }

  /** Returns the checksum of a stream, which the caller closes. */
  static String checksum(InputStream stream, ChecksumType type) throws IOException {
    Checksum checksum = type.begin();
    transfer(stream, OutputStream.nullOutputStream(), checksum);
    return checksum.value();
  }

  long size() {
    return size;
  }

  String checksum() {
    return checksum;
  }

  Content content() throws IOException {
    return Content.of(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private static long transfer(InputStream from, OutputStream to, Checksum checksum)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
      checksum.update(buffer, 0, got);
      to.write(buffer, 0, got);
      size += got;
    }
    return size;
  }
}
