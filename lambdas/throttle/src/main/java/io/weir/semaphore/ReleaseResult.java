package io.weir.semaphore;

/** What a release came to: all of it, or nothing. */
public sealed interface ReleaseResult {
  /** Every slot is gone and no longer counted. */
  record Released() implements ReleaseResult {}

  /** Nothing was written; who refused is named. */
  record Refused(Refusal refusal) implements ReleaseResult {}

  /** Nothing was written: another transaction had one of the items. Worth a retry. */
  record Contended() implements ReleaseResult {}
}
