package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.InvalidArgument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a temporary file. A disk that takes no more fails as what was asked for, not as a provider
 * that does not answer: trying again would fill it again. Not thread-safe.
 */
public final class TemporaryOutput extends OutputStream {
  private static final int BYTES_A_MEBIBYTE = 1 << 20;

  private final OutputStream file;
  private final long diskBytes;
  private long written;

  TemporaryOutput(OutputStream file, long diskBytes) {
    this.file = requireNonNull(file);
    this.diskBytes = diskBytes;
  }

  /** Opens a file for writing from its beginning. */
  public static TemporaryOutput to(Path file) throws IOException {
    return new TemporaryOutput(
        Files.newOutputStream(file), Files.getFileStore(file).getTotalSpace());
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      file.write(bytes, offset, length);
      written += length;
    } catch (IOException full) {
      throw new InvalidArgument(
          "a temporary file cannot grow beyond %d bytes on a disk of %d MiB: %s; take less at once, or give the function more ephemeral storage"
              .formatted(written, diskBytes / BYTES_A_MEBIBYTE, full.getMessage()),
          full);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
