package io.weir.queue;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * A message in hand: received, hidden from others, not yet deleted.
 *
 * @param messageId the id SQS gave it when it was sent
 * @param receiptHandle names this receive of it
 * @param body data from a stranger: never logged, never run
 * @param receiveCount how often it has been received, this time included
 * @param sentAt when it was sent, by SQS' clock
 * @param attributes the sender's attributes, by name
 */
public record QueueMessage(
    String messageId,
    String receiptHandle,
    String body,
    int receiveCount,
    Instant sentAt,
    Map<String, MessageAttribute> attributes) {
  public QueueMessage {
    requireNonNull(messageId);
    requireNonNull(receiptHandle);
    requireNonNull(body);
    requireNonNull(sentAt);
    attributes = Map.copyOf(attributes);
  }

  /** Names the message by its id alone, so that no body reaches a log by accident. */
  @Override
  public String toString() {
    return "message " + messageId + " [receiveCount=" + receiveCount + "]";
  }
}
