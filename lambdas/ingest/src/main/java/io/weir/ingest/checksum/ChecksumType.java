package io.weir.ingest.checksum;

import io.weir.ingest.error.InvalidArgument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of checksum that a PDR, a side file or a message may state. */
public enum ChecksumType {
  MD5("md5", "[0-9a-fA-F]{32}"),
  SHA1("sha1", "[0-9a-fA-F]{40}"),
  SHA256("sha256", "[0-9a-fA-F]{64}"),
  SHA512("sha512", "[0-9a-fA-F]{128}"),
  /** What {@code cksum} of POSIX prints, a decimal number. */
  CKSUM("cksum", "[0-9]{1,10}");

  private final String label;
  private final Pattern form;

  ChecksumType(String label, String form) {
    this.label = label;
    this.form = Pattern.compile(form);
  }

  /** Returns its name in messages, which is also the extension of its side files. */
  public String label() {
    return label;
  }

  /** Finds a kind by its name, in any case, with or without a hyphen; empty if there is none. */
  public static Optional<ChecksumType> find(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("-", "");
    return Arrays.stream(values()).filter(type -> type.label.equals(plain)).findFirst();
  }

  /**
   * Returns a kind by its name.
   *
   * @throws InvalidArgument if there is none
   */
  public static ChecksumType of(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InvalidArgument(
                    "the checksum type '%s' is not known; known are %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(ChecksumType::label)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Checks that a value is of this kind's form.
   *
   * @throws InvalidArgument if it is not
   */
  public void requireValue(String value) {
    if (!form.matcher(value).matches()) {
      throw new InvalidArgument("a checksum is no " + label);
    }
  }

  /** Tells whether two values of this kind are the same: case and leading zeros do not count. */
  public boolean same(String value, String other) {
    return this == CKSUM
        ? Long.parseLong(value) == Long.parseLong(other)
        : value.equalsIgnoreCase(other);
  }

  /** Begins a checksum over bytes to come. */
  public Checksum begin() {
    return switch (this) {
      case MD5 -> digest("MD5");
      case SHA1 -> digest("SHA-1");
      case SHA256 -> digest("SHA-256");
      case SHA512 -> digest("SHA-512");
      case CKSUM -> new PosixCrc();
    };
  }

  private static Checksum digest(String algorithm) {
    try {
      return new Digest(MessageDigest.getInstance(algorithm));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
