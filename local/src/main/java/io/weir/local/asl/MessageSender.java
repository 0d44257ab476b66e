package io.weir.local.asl;

import com.google.gson.JsonObject;
import java.time.Duration;

/**
 * Sends the messages of Task states whose resource is {@code sqs:sendMessage}. Implementations are
 * thread-safe.
 */
public interface MessageSender {

  /**
   * Sends one message. A retried task sends again; nothing tells the two apart unless the
   * parameters have a deduplication id. Whatever goes wrong is a {@link TaskResult.Failed} with the
   * error as Step Functions names it, such as {@code SQS.QueueDoesNotExistException}.
   *
   * @param parameters those of SendMessage in the API's names; {@code MessageBody} is a string
   * @param atMost how long the call may take, positive; what takes longer is {@link
   *     TaskResult.TimedOut}
   * @return on success the API's answer: {@code MessageId}, {@code MD5OfMessageBody} and so on
   * @throws InterruptedException when the execution is stopped meanwhile; the message may be sent
   */
  TaskResult send(JsonObject parameters, Duration atMost) throws InterruptedException;

  /** Sends nothing: every task fails and says so. */
  static MessageSender none() {
    return (parameters, atMost) ->
        new TaskResult.Failed("SQS.AmazonSQSException", "This endpoint knows no SQS.");
  }
}
