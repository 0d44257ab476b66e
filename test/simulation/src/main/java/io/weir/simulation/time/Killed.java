package io.weir.simulation.time;

/**
 * Ends a process in the middle of whatever it does. An error, so that code that survives failures
 * does not survive this one; without a stack trace, for thousands are thrown.
 */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
