package io.weir.ingest.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of what URLs cannot hold (RFC 3986), of text in UTF-8. */
final class Percent {
  private static final String IN_PATHS = "-._~!$&'()*+,;=:@/";

  private Percent() {}

  /** Returns a path as it stands in a URL. */
  static String encoded(String path) {
    return encoded(path, IN_PATHS);
  }

  /** Returns a link of a page with what should have been encoded in it and was not. */
  static String repaired(String link) {
    return encoded(link.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), IN_PATHS + "%?#");
  }

  /** Returns the text that stands in a URL. */
  static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String text, String kept) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (isLetterOrDigit(b) || kept.indexOf(b) >= 0);
      encoded.append(plain ? Character.toString(b) : "%%%02X".formatted(b));
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }
}
