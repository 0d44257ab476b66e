package io.weir.ingest.provider;

import io.weir.ingest.error.RemoteResourceError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * An answer's body that fails where it is too large, too slow, or breaks off: the connection itself
 * tells that fewer bytes came than were said.
 */
final class BoundedBody extends FilterInputStream {
  private final URI uri;
  private final long mostBytes;
  private final long deadlineNanos;
  private long read;

  /**
   * Creates a body.
   *
   * @param deadlineNanos of {@link System#nanoTime}
   */
  BoundedBody(InputStream body, URI uri, long mostBytes, long deadlineNanos) {
    super(body);
    this.uri = uri;
    this.mostBytes = mostBytes;
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    int got = readSome(bytes, offset, count);
    read += Math.max(got, 0);
    if (read > mostBytes) {
      throw new RemoteResourceError("GET %s: larger than %d bytes".formatted(uri, mostBytes));
    }
    if (System.nanoTime() - deadlineNanos > 0) {
      throw new RemoteResourceError("GET %s: not read in time".formatted(uri));
    }
    return got;
  }

  @Override
  public long skip(long count) throws IOException {
    return super.skip(0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int readSome(byte[] bytes, int offset, int count) {
    try {
      return in.read(bytes, offset, count);
    } catch (IOException failure) {
      throw new RemoteResourceError(
          "GET %s: breaks off after %d bytes: %s".formatted(uri, read, failure), failure);
    }
  }
}
