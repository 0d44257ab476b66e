package io.weir.semaphore;

import io.weir.queue.QueueUrl;
import java.time.Instant;

/**
 * Lets one pass at a time work on a queue, for economy only: safety rests on the slots. A lease
 * ends by itself, so a holder that dies delays others, no more. Implementations are thread-safe.
 */
public interface PassLeases {
  /** Takes the lease if nobody holds it or the holder's time is over. */
  boolean take(QueueUrl queue, String owner, Instant now, Instant until);

  /** Holds it longer; without effect on a lease that somebody else has taken since. */
  void renew(QueueUrl queue, String owner, Instant until);

  /**
   * Notes {@code freed} slots for the holder's next loop. Answers false where nobody holds the
   * lease, so that no note is left unread.
   */
  boolean wake(QueueUrl queue, int freed, Instant now);

  /**
   * Gives the lease back, unless slots were noted meanwhile: then it stays, their number is
   * answered and the note is cleared. Answers 0 when it is back, or taken by another.
   */
  int giveBack(QueueUrl queue, String owner);
}
