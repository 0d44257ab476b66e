package io.weir.ingest.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to be written, that can be read more than once: a write may have to be sent again. */
public interface Content {
  /** Returns how many bytes there are. */
  long size();

  /** Opens the bytes from their beginning; the caller closes. */
  InputStream open() throws IOException;

  /** Returns a text's bytes in UTF-8. */
  static Content of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns these bytes, which must not be changed any more. */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /**
   * Returns a file's bytes.
   *
   * @throws IOException if its size cannot be read
   */
  static Content of(Path file) throws IOException {
    long size = Files.size(file);
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }
}
