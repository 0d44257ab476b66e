package io.weir.semaphore;

/** What an acquire came to: all of it, or nothing. */
public sealed interface AcquireResult {
  /** Every claim holds its slot and is counted. */
  record Acquired() implements AcquireResult {}

  /** Nothing was written; who refused is named. */
  record Refused(Refusal refusal) implements AcquireResult {}

  /** Nothing was written: another transaction had one of the items. Worth a retry. */
  record Contended() implements AcquireResult {}
}
