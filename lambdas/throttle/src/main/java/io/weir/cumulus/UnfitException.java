package io.weir.cumulus;

import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;

/** A body cannot become an execution; never leaves this package. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Rejection rejection;

  UnfitException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.rejection = new Rejection(reason, detail);
  }

  Rejection rejection() {
    return rejection;
  }
}
