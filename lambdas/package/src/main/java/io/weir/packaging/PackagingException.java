package io.weir.packaging;

/** What the jars hold is not what this package was written for; its message says where. */
final class PackagingException extends RuntimeException {
  PackagingException(String message) {
    super(message);
  }
}
