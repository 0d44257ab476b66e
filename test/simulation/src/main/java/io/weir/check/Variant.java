package io.weir.check;

import org.jspecify.annotations.Nullable;

/** How a call goes. */
enum Variant {
  NORMAL(null, ""),
  FAILED_BEFORE(Fault.UNCLEAR_TRANSACTION, "; it fails, and was not committed"),
  FAILED_AFTER(Fault.UNCLEAR_TRANSACTION, "; the answer is lost, it was committed"),
  CONTENDED(Fault.CONTENTION, "; another transaction is in the way"),
  UNCLEAR_BEFORE(Fault.UNCLEAR_START, "; no answer comes, and nothing was started"),
  UNCLEAR_AFTER(Fault.UNCLEAR_START, "; it runs, the answer is lost"),
  THROTTLED(Fault.THROTTLED_START, "; Step Functions asks for a pause"),
  REFUSED(Fault.REFUSED_START, "; Step Functions refuses it for good"),
  STALE_ABSENT(Fault.STALE_READ, "; it is told that there is no such execution, yet"),
  STALE_STATUS(Fault.STALE_READ, "; what was before is told"),
  HALF(
      Fault.CRASH, "; it is sent to the failed queue, and the invocation dies before the deletion");

  final @Nullable Fault fault;
  final String words;

  Variant(@Nullable Fault fault, String words) {
    this.fault = fault;
    this.words = words;
  }

  int cost() {
    return fault == null ? 0 : 1;
  }
}
