package io.weir.cli.sample;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of a granule, with the content that it should have. */
final class SampleFile {
  private final String name;
  private final String pdrType;
  private final byte[] content;

  /**
   * Creates a file.
   *
   * @param pdrType its {@code FILE_TYPE} in a PDR
   */
  SampleFile(String name, String pdrType, byte[] content) {
    this.name = name;
    this.pdrType = pdrType;
    this.content = content.clone();
  }

  String name() {
    return name;
  }

  String pdrType() {
    return pdrType;
  }

  /** Returns a copy. */
  byte[] content() {
    return content.clone();
  }

  String md5() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
