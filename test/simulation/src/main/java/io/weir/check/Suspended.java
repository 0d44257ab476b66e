package io.weir.check;

/** Takes an invocation out of the production code, which catches no errors. */
final class Suspended extends Error {
  Suspended() {
    super("suspended", null, false, false);
  }
}
