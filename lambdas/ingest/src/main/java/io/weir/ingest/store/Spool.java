package io.weir.ingest.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way out: in memory up to a limit, in a temporary file above it, which goes when
 * the spool is closed. Not thread-safe.
 */
public final class Spool extends OutputStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final int mostInMemory;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream fileStream;

  /** Creates an empty one; {@code mostInMemory} is in bytes. */
  public Spool(int mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (fileStream == null && memory.size() + length > mostInMemory) {
      moveToFile();
    }
    (fileStream == null ? memory : fileStream).write(bytes, offset, length);
  }

  /** Returns what was written; nothing may be written any more. */
  public Content content() throws IOException {
    if (fileStream != null && file != null) {
      fileStream.flush();
      return Content.of(file);
    }
    return Content.of(memory.toByteArray());
  }

  @Override
  public void close() throws IOException {
    if (fileStream != null) {
      fileStream.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private void moveToFile() throws IOException {
    file = Files.createTempFile("weir-payload", ".json");
    fileStream = new BufferedOutputStream(TemporaryOutput.to(file), BUFFER_BYTES);
    memory.writeTo(fileStream);
    memory = new ByteArrayOutputStream();
  }
}
