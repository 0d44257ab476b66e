package io.weir.throttle;

import io.weir.queue.QueueMessage;
import io.weir.queue.Rejection;
import java.time.Instant;

/** What becomes of a message in hand. */
sealed interface Disposition {
  QueueMessage message();

  /** Its execution was started just now, at {@code startedAt}: delete it. */
  record Started(QueueMessage message, Instant startedAt) implements Disposition {}

  /** Its execution was started before: delete it. */
  record AlreadyStarted(QueueMessage message) implements Disposition {}

  /** It will never start: move it to the failed queue. */
  record Quarantine(QueueMessage message, Rejection rejection) implements Disposition {}

  /** Step Functions refused it for good: move it to the failed queue. Its slot is left alone. */
  record Refused(QueueMessage message, Rejection rejection) implements Disposition {}

  /** Not now: make it visible again soon. */
  record GiveBack(QueueMessage message) implements Disposition {}

  /** Nobody knows yet: let its visibility timeout bring it back. */
  record Unclear(QueueMessage message) implements Disposition {}
}
