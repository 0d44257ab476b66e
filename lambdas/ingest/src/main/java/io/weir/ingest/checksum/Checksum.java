package io.weir.ingest.checksum;

/** A checksum over the bytes seen so far. Not thread-safe. */
public interface Checksum {
  /** Adds bytes. */
  void update(byte[] bytes, int offset, int length);

  /** Returns the checksum of all bytes, after which there are no more. */
  String value();
}
