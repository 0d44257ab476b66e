package io.weir.ingest.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The expected values are what GNU coreutils print. */
final class ChecksumTypeTest {
  @Test
  void value_abc_isThatOfTheUtilities() {
    assertThat(ofAbc(ChecksumType.MD5)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(ofAbc(ChecksumType.SHA1)).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(ofAbc(ChecksumType.SHA256))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(ofAbc(ChecksumType.SHA512)).startsWith("ddaf35a193617aba").hasSize(128);
    assertThat(ofAbc(ChecksumType.CKSUM)).isEqualTo("1219131554");
  }

  @Test
  void cksum_noBytesAndManyBytes_areThoseOfTheUtility() {
    assertThat(ChecksumType.CKSUM.begin().value()).isEqualTo("4294967295");
    assertThat(of(ChecksumType.CKSUM, new byte[100_000])).isEqualTo("1260869142");
  }

  @Test
  void of_otherSpellings_areKnown() {
    assertThat(ChecksumType.of("MD5")).isEqualTo(ChecksumType.MD5);
    assertThat(ChecksumType.of("SHA-256")).isEqualTo(ChecksumType.SHA256);
  }

  @Test
  void of_unknown_listsWhatThereIs() {
    assertThatThrownBy(() -> ChecksumType.of("crc"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("'crc'")
        .hasMessageContaining("md5, sha1, sha256, sha512, cksum");
  }

  @Test
  void same_caseAndLeadingZeros_doNotCount() {
    assertThat(ChecksumType.MD5.same("AB", "ab")).isTrue();
    assertThat(ChecksumType.CKSUM.same("0123", "123")).isTrue();
    assertThat(ChecksumType.CKSUM.same("124", "123")).isFalse();
  }

  @Test
  void requireValue_otherForm_isRefused() {
    assertThatThrownBy(() -> ChecksumType.MD5.requireValue("<html>"))
        .isInstanceOf(InvalidArgument.class);
    assertThatThrownBy(() -> ChecksumType.CKSUM.requireValue("c0ffee"))
        .isInstanceOf(InvalidArgument.class);
  }

  private static String ofAbc(ChecksumType type) {
    return of(type, "abc".getBytes(StandardCharsets.US_ASCII));
  }

  private static String of(ChecksumType type, byte[] bytes) {
    Checksum checksum = type.begin();
    int half = bytes.length / 2;
    checksum.update(bytes, 0, half);
    checksum.update(bytes, half, bytes.length - half);
    return checksum.value();
  }
}
