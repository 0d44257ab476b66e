package io.weir.check;

/** Takes an invocation out of the production code, which catches no errors. */
final class Suspended extends Error {
  static final Suspended INSTANCE = new Suspended();

  private Suspended() {
    super("suspended", null, false, false);
  }
}
