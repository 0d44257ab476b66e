package io.weir.local.asl;

/** Unwinds an execution whose TimeoutSeconds have passed. */
final class DeadlineReached extends RuntimeException {

  DeadlineReached() {
    super("the execution's TimeoutSeconds have passed", null, false, false);
  }
}
