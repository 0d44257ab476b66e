package io.weir.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryOutputTest {
  private static final byte[] TEN_BYTES = "0123456789".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  @Test
  void write_diskWithSpace_isInTheFile() throws IOException {
    Path file = folder.resolve("file");
    try (OutputStream out = TemporaryOutput.to(file)) {
      out.write(TEN_BYTES, 2, 3);
      out.write('!');
    }

    assertThat(file).hasContent("234!");
    assertThat(Files.size(file)).isEqualTo(4);
  }

  @Test
  void write_fullDisk_namesTheBound() throws IOException {
    try (OutputStream out = new TemporaryOutput(diskOf(25), 512L << 20)) {
      out.write(TEN_BYTES);
      out.write(TEN_BYTES);

      assertThatThrownBy(() -> out.write(TEN_BYTES))
          .isInstanceOf(InvalidArgument.class)
          .hasMessage(
              "a temporary file cannot grow beyond 20 bytes on a disk of 512 MiB: No space left on"
                  + " device; take less at once, or give the function more ephemeral storage");
    }
  }

  private static OutputStream diskOf(int bytes) {
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        if (disk.size() == bytes) {
          throw new IOException("No space left on device");
        }
        disk.write(value);
      }
    };
  }
}
