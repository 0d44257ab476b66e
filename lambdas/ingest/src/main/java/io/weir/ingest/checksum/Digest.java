package io.weir.ingest.checksum;

import java.security.MessageDigest;
import java.util.HexFormat;

/** A digest in hexadecimal digits. */
record Digest(MessageDigest digest) implements Checksum {
  @Override
  public void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  @Override
  public String value() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
